package com.mailboxkit.mime;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.message.Attachment;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;

/// A file as a part of an outgoing message.
final class FilePart {

    private static final String OCTETS = "application/octet-stream";

    private final ContentStore store;
    private final Attachment file;
    private final String type;
    private final FileEncoding encoding;

    private FilePart(ContentStore store, Attachment file, String type, FileEncoding encoding) {
        this.store = store;
        this.file = file;
        this.type = type;
        this.encoding = encoding;
    }

    /// @param parameters of its media type
    static FilePart of(ContentStore store, Attachment file, Map<String, String> parameters) throws IOException {
        if (!FileEncoding.isComposite(file.mimeType())) {
            return new FilePart(store, file, file.mimeType() + fields(parameters), FileEncoding.BASE64);
        }
        try (var lines = store.read(file.content())) {
            var encoding = FileEncoding.ofLines(lines);
            boolean encoded = encoding == FileEncoding.BASE64;
            return new FilePart(store, file, encoded ? OCTETS : file.mimeType() + fields(parameters), encoding);
        }
    }

    boolean isEightBit() {
        return encoding == FileEncoding.EIGHT_BIT;
    }

    /// With its name, inline or as an attachment.
    MimeBodyPart toPart() throws MessagingException {
        var filename = HeaderText.singleLine(file.filename());
        var disposition = Objects.requireNonNullElse(file.disposition(), Part.ATTACHMENT);
        var part = unnamed();
        part.setHeader("Content-Type", type + FieldParameter.quoted("name", filename));
        part.setHeader("Content-Disposition", disposition + FieldParameter.quoted("filename", filename));
        if (file.contentId() != null) {
            part.setContentID("<" + HeaderText.singleLine(file.contentId()) + ">");
        }
        return part;
    }

    /// As an alternative of the text.
    MimeBodyPart unnamed() throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new Content()));
        part.setHeader("Content-Type", type);
        part.setHeader("Content-Transfer-Encoding", encoding.word());
        return part;
    }

    private static String fields(Map<String, String> parameters) {
        var fields = new StringBuilder();
        parameters.forEach((name, value) -> fields.append(FieldParameter.of(name, HeaderText.singleLine(value))));
        return fields.toString();
    }

    /// Lets Jakarta Mail read the file from the store while it writes the message. It would parse a message.
    private final class Content implements DataSource {

        @Override
        public InputStream getInputStream() throws IOException {
            var octets = store.read(file.content());
            return encoding == FileEncoding.BASE64 ? octets : new LineEnds(new BufferedInputStream(octets));
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            throw new IOException("stored content does not change");
        }

        @Override
        public String getContentType() {
            return OCTETS;
        }

        @Override
        public String getName() {
            return HeaderText.singleLine(file.filename());
        }
    }
}
