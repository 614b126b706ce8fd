package com.mailboxkit.mime;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.content.ContentRef;
import com.mailboxkit.kernel.message.Mailbox;
import com.mailboxkit.kernel.message.MessageContent;
import com.mailboxkit.kernel.message.MessageHeaders;
import com.mailboxkit.mime.text.HtmlText;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Composes messages (RFC 5322, RFC 2045 to 2049) and stores them in the content store.
public final class MessageWriter {

    private static final int MAX_ID = 900; // of ids from received mail; a line has at most 998 octets
    private static final int MAX_NAME = 200; // shown before an address
    private static final Session SESSION = MailSessions.with(properties());

    private final ContentStore store;
    private final MessageBodies bodies;

    public MessageWriter(ContentStore store) {
        this.store = store;
        this.bodies = new MessageBodies(store);
    }

    /// @throws IOException when the store fails
    /// @throws IllegalArgumentException when the draft has no Message-ID, From or Date
    public ParsedMessage write(Draft draft) throws IOException {
        String html = draft.html();
        String text = draft.text() == null && html != null ? HtmlText.of(html).text() : draft.text();
        var body = MessageBody.of(text, html, draft.headers().subject());
        try {
            var message = message(draft, text);
            var pixel = html == null ? null : draft.pixel();
            var stored = pixel == null ? new Stored(store(message), null) : store(message, pixel);
            return new ParsedMessage(
                    draft.headers(),
                    new MessageContent(stored.raw(), bodies.put(body), draft.attachments(), stored.openSlot()));
        } catch (MessagingException e) {
            throw new IllegalArgumentException("The draft cannot be composed.", e);
        }
    }

    private ContentRef store(MimeMessage message) throws IOException, MessagingException {
        try (var sink = store.open()) {
            writeBuffered(message, sink);
            return sink.commit();
        }
    }

    private record Stored(ContentRef raw, @Nullable Long openSlot) {}

    private Stored store(MimeMessage message, OpenPixel pixel) throws IOException, MessagingException {
        try (var sink = store.open();
                var finder = new LineFinder(sink, pixel.token())) {
            writeBuffered(message, finder);
            long slot = finder.found().orElseThrow(() -> new IllegalStateException("the token has a line of its own"));
            return new Stored(sink.commit(), slot);
        }
    }

    /// Encoders write single octets.
    private static void writeBuffered(MimeMessage message, OutputStream out) throws IOException, MessagingException {
        var buffer = new BufferedOutputStream(out);
        message.writeTo(buffer);
        buffer.flush();
    }

    private MimeMessage message(Draft draft, @Nullable String text) throws MessagingException, IOException {
        var headers = draft.headers();
        var message = new FixedIdMessage(headers);
        setAddresses(message, "From", List.of(Objects.requireNonNull(headers.from(), "a draft has a From")));
        setAddresses(message, "Reply-To", headers.replyTo());
        setAddresses(message, "To", headers.to());
        setAddresses(message, "Cc", headers.cc());
        message.setHeader("Subject", HeaderText.unstructured("Subject", headers.subject()));
        message.setSentDate(Date.from(Objects.requireNonNull(headers.date(), "a draft has a Date")));
        setIds(message, "In-Reply-To", headers.inReplyTo());
        setIds(message, "References", headers.references());
        for (var extra : draft.extras()) {
            message.setHeader(extra.name(), HeaderText.unstructured(extra.name(), extra.value()));
        }
        new ContentLayout(store, draft, text).fill(message);
        message.saveChanges();
        return message;
    }

    private static void setIds(MimeMessage message, String header, List<String> ids) throws MessagingException {
        var value = ids.stream()
                .map(MessageWriter::singleLine)
                .filter(id -> id.length() <= MAX_ID)
                .collect(Collectors.joining("\r\n "));
        if (!value.isEmpty()) {
            message.setHeader(header, value);
        }
    }

    /// Names are encoded (RFC 2047): of these fields, only a non-ASCII address needs SMTPUTF8.
    private static void setAddresses(MimeMessage message, String header, List<Mailbox> mailboxes)
            throws MessagingException, IOException {
        if (!mailboxes.isEmpty()) {
            var addresses = new Address[mailboxes.size()];
            for (int i = 0; i < addresses.length; i++) {
                addresses[i] = address(mailboxes.get(i));
            }
            message.setHeader(header, InternetAddress.toString(addresses, header.length() + 2));
        }
    }

    private static InternetAddress address(Mailbox mailbox) throws IOException {
        String name = mailbox.name();
        return new InternetAddress(
                ascii(singleLine(mailbox.address())),
                name == null ? null : PlainLine.of(name, MAX_NAME),
                StandardCharsets.UTF_8.name());
    }

    /// An address of which only the domain is non-ASCII needs no server with SMTPUTF8.
    private static String ascii(String address) {
        var ascii = StandardCharsets.US_ASCII.newEncoder();
        var local = address.substring(0, address.lastIndexOf('@') + 1);
        return ascii.canEncode(address) || !ascii.canEncode(local) ? address : local + Addresses.domain(address);
    }

    private static String singleLine(String text) {
        return HeaderText.singleLine(text);
    }

    private static Properties properties() {
        var properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "true");
        properties.setProperty("mail.mime.encodeparameters", "true");
        return properties;
    }

    /// Jakarta Mail would generate another Message-ID.
    private static final class FixedIdMessage extends MimeMessage {

        private final String rfcMessageId;

        FixedIdMessage(MessageHeaders headers) {
            super(SESSION);
            this.rfcMessageId = Objects.requireNonNull(headers.rfcMessageId(), "a draft has a Message-ID");
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", singleLine(rfcMessageId));
        }
    }
}
