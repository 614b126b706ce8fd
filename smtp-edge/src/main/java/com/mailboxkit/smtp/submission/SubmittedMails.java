package com.mailboxkit.smtp.submission;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.content.ContentRef;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.mime.Addresses;
import com.mailboxkit.mime.MessageReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/// Takes what programs submit. It goes out as it came: its lines end as they must, its header loses what is nobody's
/// business and gains what is missing (RFC 6409, section 8).
final class SubmittedMails {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final MessageReader reader;
    private final long maxSize;

    SubmittedMails(MessageReader reader, long maxSize) {
        this.reader = reader;
        this.maxSize = maxSize;
    }

    /// @param contents takes the mail and what is read in it
    /// @param from the address that From must name
    /// @param id for a Message-ID, where there is none
    /// @throws RejectException where it is too large, cannot be sent as it is, or is not from `from`
    SubmittedMail take(
            InputStream message, ContentStore contents, Session session, String from, MessageId id, Instant now)
            throws IOException, RejectException {
        var lines = new MailLines(message, maxSize);
        var header = SubmittedHeader.read(lines);
        header.checkSender(from);
        var body = sha256();
        var raw = write(
                contents,
                trace(session, now) + missing(header, from, id, now),
                header,
                Addresses.domain(from),
                lines,
                body);
        var parsed = reader.in(contents).read(raw, now);
        if (!parsed.whole()) { // attachments are paid for by their number
            throw new RejectException(
                    554,
                    "5.6.0 The message has too many parts or levels, or takes too long to read; send fewer at a time");
        }
        return new SubmittedMail(
                parsed, header.messageId().orElse(null), HexFormat.of().formatHex(body.digest()));
    }

    /// @param body gets the octets below the header
    private static ContentRef write(
            ContentStore contents,
            String first,
            SubmittedHeader header,
            String domain,
            MailLines lines,
            MessageDigest body)
            throws IOException, RejectException {
        try (var sink = contents.open()) {
            sink.write(first.getBytes(StandardCharsets.US_ASCII));
            header.writeTo(sink, domain);
            lines.transferTo(new DigestOutputStream(sink, body));
            return sink.commit();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// The trace of RFC 5321, section 4.4, without the client: where agents run is nobody's business.
    private static String trace(Session session, Instant now) {
        return "Received: by %s with ESMTP%sA id %s;\r\n\t%s\r\n"
                .formatted(
                        session.getServer().getHostName(),
                        session.isTLSStarted() ? "S" : "",
                        session.getSessionId(),
                        DATE.format(now));
    }

    private static String missing(SubmittedHeader header, String from, MessageId id, Instant now) {
        var domain = Addresses.domain(from);
        return (header.messageId().isPresent() ? "" : "Message-ID: <%s@%s>\r\n".formatted(id, domain))
                + (header.has("date") ? "" : "Date: %s\r\n".formatted(DATE.format(now)));
    }
}
