package com.mailboxkit.mime;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.message.Attachment;
import com.mailboxkit.kernel.message.AttachmentId;
import com.mailboxkit.mime.StoredPart.StoreFailed;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Goes through the parts of a message: the first readable text and HTML become its body, everything else its files.
final class PartWalk {

    private static final int MAX_FILENAME = 255;
    private static final int MAX_CONTENT_ID = 998; // a line of RFC 5322

    private final ContentStore store;
    private final MimeLimits limits;
    private final HeaderBudget headers;
    private final Instant at;
    private final List<Attachment> attachments = new ArrayList<>();
    private int parts;
    private @Nullable String text;
    private @Nullable String html;

    /// @param headers what is left of it for the parts
    PartWalk(ContentStore store, MimeLimits limits, HeaderBudget headers, Instant at) {
        this.store = store;
        this.limits = limits;
        this.headers = headers;
        this.at = at;
    }

    /// @throws IOException where a file of the message cannot be stored
    void walk(Part message) throws IOException {
        walk(message, 0, false);
    }

    @Nullable
    String text() {
        return text;
    }

    @Nullable
    String html() {
        return html;
    }

    List<Attachment> attachments() {
        return attachments;
    }

    private void walk(Part part, int depth, boolean alternative) throws IOException {
        if (depth > limits.maxDepth() || ++parts > limits.maxParts()) {
            return;
        }
        var type = contentType(part);
        if (type.match("multipart/*") && walkChildren(part, type, depth)) {
            return;
        }
        boolean file = isAttachment(part);
        if (!file && type.match("text/html") && html == null) {
            html = decode(part, type);
        } else if (!file && (type.match("text/plain") || depth == 0 && !type.match("*/*"))) {
            var more = decode(part, type);
            if (text == null) {
                text = more;
            } else if (!alternative && text.length() + more.length() <= limits.maxText()) {
                text = text + "\n" + more;
            }
        } else {
            attach(part, type);
        }
    }

    /// @return false where the part claims to be a multipart but is not readable as one
    private boolean walkChildren(Part part, ContentType type, int depth) throws IOException {
        boolean alternative = type.match("multipart/alternative");
        try {
            var multipart = new BoundedMultipart(part.getDataHandler().getDataSource(), limits.maxParts(), headers);
            int count = multipart.getCount();
            for (int i = 0; i < count && parts <= limits.maxParts(); i++) {
                walk(multipart.getBodyPart(i), depth + 1, alternative);
            }
            return true;
        } catch (StoreFailed failure) {
            throw failure;
        } catch (MessagingException | IOException | RuntimeException broken) {
            return false; // read as a whole, as text or as a file
        }
    }

    private String decode(Part part, ContentType type) throws IOException {
        byte[] bytes;
        try (var content = content(part)) {
            bytes = content.readNBytes(limits.maxText());
        }
        return new String(bytes, charset(type).orElse(StandardCharsets.UTF_8));
    }

    private static Optional<Charset> charset(ContentType type) {
        String name = type.getParameter("charset");
        if (name == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(MimeUtility.javaCharset(name.strip())));
        } catch (IllegalArgumentException unknown) {
            return Optional.of(StandardCharsets.ISO_8859_1); // reads every byte as something
        }
    }

    private void attach(Part part, ContentType type) throws IOException {
        if (attachments.size() >= limits.maxAttachments()) {
            return;
        }
        try (var sink = new StoredPart(store);
                var content = content(part)) {
            content.transferTo(sink);
            attachments.add(new Attachment(
                    AttachmentId.at(at), filename(part, type), mediaType(type), sink.commit(), contentId(part)));
        }
    }

    /// The decoded bytes; where the transfer encoding is broken, the bytes as they are.
    private static InputStream content(Part part) throws IOException {
        try {
            return part.getInputStream();
        } catch (MessagingException | IOException | RuntimeException undecodable) {
            try {
                return switch (part) {
                    case MimeMessage message -> message.getRawInputStream();
                    case MimeBodyPart body -> body.getRawInputStream();
                    default -> InputStream.nullInputStream();
                };
            } catch (MessagingException empty) {
                return InputStream.nullInputStream();
            }
        }
    }

    private static ContentType contentType(Part part) {
        try {
            return new ContentType(part.getContentType());
        } catch (MessagingException | RuntimeException unreadable) {
            return new ContentType("text", "plain", null);
        }
    }

    private static boolean isAttachment(Part part) {
        try {
            return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || part.getFileName() != null;
        } catch (MessagingException | RuntimeException unreadable) {
            return false;
        }
    }

    private String filename(Part part, ContentType type) {
        String name = null;
        try {
            name = part.getFileName();
        } catch (MessagingException | RuntimeException unreadable) {
            // a name is made up below
        }
        if (name == null || name.isBlank()) {
            String extension = type.match("message/rfc822") ? "eml" : type.match("text/*") ? "txt" : "bin";
            return "attachment-%d.%s".formatted(attachments.size() + 1, extension);
        }
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = PlainLine.of(last, MAX_FILENAME);
        return plain.isEmpty() || plain.equals(".") || plain.equals("..") ? "attachment.bin" : plain;
    }

    private static String mediaType(ContentType type) {
        String name = type.getBaseType().toLowerCase(Locale.ROOT);
        return name.matches("[\\w!#$&^.+-]{1,127}/[\\w!#$&^.+-]{1,127}") ? name : "application/octet-stream";
    }

    private static @Nullable String contentId(Part part) {
        try {
            String id = part instanceof MimeBodyPart body ? body.getContentID() : null;
            return id == null ? null : PlainLine.of(id, MAX_CONTENT_ID).replaceAll("^<|>$", "");
        } catch (MessagingException | RuntimeException unreadable) {
            return null;
        }
    }
}
