package com.mailboxkit.mime;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.content.ContentRef;
import com.mailboxkit.kernel.message.MessageContent;
import com.mailboxkit.kernel.message.MessageHeaders;
import com.mailboxkit.mime.content.CodeFinder;
import com.mailboxkit.mime.content.LinkFinder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedFileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads whatever came as mail. No content makes it fail: what cannot be read as MIME is read as text, and the raw
/// bytes are kept in any case.
public final class MessageReader {

    private static final Logger log = LoggerFactory.getLogger(MessageReader.class);
    private static final Session SESSION = lenientSession();

    private final ContentStore store;
    private final MimeLimits limits;
    private final MessageBodies bodies;

    public MessageReader(ContentStore store, MimeLimits limits) {
        this.store = store;
        this.limits = limits;
        this.bodies = new MessageBodies(store);
    }

    /// @param raw the message as it came
    /// @param at when it came
    /// @throws IOException when the store fails; never because of what the message holds
    public ParsedMessage read(ContentRef raw, Instant at) throws IOException {
        // Angus copies a stream to the heap, but reads parts of a file in place
        var file = Files.createTempFile("mailboxkit-mail-", ".eml");
        try {
            try (var bytes = store.read(raw)) {
                Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
            }
            try (var shared = new SharedFileInputStream(file.toFile())) {
                var headers = new HeaderBudget(limits.maxHeader());
                if (headers.admits(shared)) {
                    return parsed(raw, shared, headers, at);
                }
            } catch (MessagingException | RuntimeException | StackOverflowError unreadable) {
                log.debug("A message is not readable as MIME", unreadable);
            }
            log.info("A message of {} bytes is not readable as MIME and is kept as text: {}", raw.size(), raw.sha256());
            return asText(raw);
        } finally {
            Files.delete(file);
        }
    }

    private ParsedMessage parsed(ContentRef raw, SharedFileInputStream octets, HeaderBudget headers, Instant at)
            throws MessagingException, IOException {
        var message = new MimeMessage(SESSION, octets);
        var parts = new PartWalk(store, limits, headers, at);
        parts.walk(message);
        var fields = HeaderReader.read(message);
        String fresh = ReplyText.of(parts.text(), parts.html());
        var body = new MessageBody(
                parts.text(),
                parts.html(),
                fresh,
                false,
                false,
                0,
                CodeFinder.find(fields.subject(), fresh),
                LinkFinder.find(fresh, parts.html(), message.getHeader("List-Unsubscribe", ",")),
                null);
        return new ParsedMessage(
                fields,
                new MessageContent(raw, bodies.put(body), parts.attachments()),
                AutoSubmission.isClaimedBy(message),
                message.isMimeType("multipart/report"));
    }

    private ParsedMessage asText(ContentRef raw) throws IOException {
        try (var bytes = store.read(raw)) {
            var text = new String(bytes.readNBytes(limits.maxText()), StandardCharsets.ISO_8859_1);
            var headers =
                    new MessageHeaders(null, List.of(), List.of(), null, List.of(), List.of(), List.of(), "", null);
            var body = bodies.put(new MessageBody(text, null, text));
            return new ParsedMessage(headers, new MessageContent(raw, body, List.of()));
        }
    }

    /// Angus takes most of its leniency from system properties, and reads them once.
    private static Session lenientSession() {
        Map.of(
                        "mail.mime.parameters.strict", "false",
                        "mail.mime.decodetext.strict", "false",
                        "mail.mime.base64.ignoreerrors", "true",
                        "mail.mime.uudecode.ignoreerrors", "true",
                        "mail.mime.uudecode.ignoremissingbeginend", "true",
                        "mail.mime.multipart.allowempty", "true",
                        "mail.mime.ignoreunknownencoding", "true",
                        "mail.mime.ignoremultipartencoding", "false",
                        "mail.mime.decodefilename", "true")
                .forEach(System::setProperty);
        var properties = new Properties();
        properties.setProperty("mail.mime.address.strict", "false");
        properties.setProperty("mail.mime.allowutf8", "true");
        return MailSessions.with(properties);
    }
}
