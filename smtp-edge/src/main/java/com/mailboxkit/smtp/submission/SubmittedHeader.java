package com.mailboxkit.smtp.submission;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailboxkit.mime.Addresses;
import com.mailboxkit.mime.header.AddressList;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.RejectException;

/// The header of a mail that a program submits. Strict where readers of it could differ about who wrote it.
final class SubmittedHeader {

    private static final int MAX_SIZE = 256 * 1024;
    private static final Pattern FIELD = Pattern.compile("([!-9;-~]+)[ \\t]*:.*", Pattern.DOTALL);
    private static final Pattern MESSAGE_ID = Pattern.compile("\\s*(<[^<>\\s\\p{Cntrl}]{1,990}>)\\s*");

    /// RFC 5322, section 3.6: at most one of each.
    private static final Set<String> SINGLE = Set.of(
            "from", "sender", "reply-to", "to", "cc", "message-id", "in-reply-to", "references", "subject", "date");

    /// Bcc is nobody's business; the others are written by servers that deliver, and are believed by some that receive.
    private static final Set<String> LEFT_OUT =
            Set.of("bcc", "resent-bcc", "return-path", "delivered-to", "authentication-results");

    /// Of the chain of servers that a message went through (RFC 8617).
    private static final String ARC = "arc-";

    private static final Pattern SIGNING_DOMAIN = Pattern.compile("(?:^|;)[ \\t]*d[ \\t]*=[ \\t]*([^;\\s]+)");

    /// @param name in lower case
    /// @param text without the name and line ends
    private record Field(String name, List<byte[]> lines) {

        String text() {
            var whole = new StringBuilder();
            lines.forEach(line -> whole.append(new String(line, UTF_8)));
            return whole.substring(whole.indexOf(":") + 1);
        }
    }

    private final List<Field> fields = new ArrayList<>();
    private final Optional<String> messageId;

    private SubmittedHeader(MailLines lines) throws IOException, RejectException {
        int size = 0;
        for (byte[] line; (line = lines.next()) != null && line.length > 0; ) {
            size += line.length;
            if (size > MAX_SIZE) {
                throw new RejectException(552, "5.3.4 The header is larger than " + MAX_SIZE + " bytes");
            }
            add(line);
        }
        for (var name : SINGLE) {
            if (all(name).count() > 1) {
                throw new RejectException(554, "5.6.0 There is more than one " + name + " in the header");
            }
        }
        messageId = findMessageId();
    }

    /// Reads up to the empty line that ends it, which is read too.
    static SubmittedHeader read(MailLines lines) throws IOException, RejectException {
        return new SubmittedHeader(lines);
    }

    private void add(byte[] line) throws RejectException {
        if (line[0] == ' ' || line[0] == '\t') {
            if (fields.isEmpty()) {
                throw notAField();
            }
            fields.getLast().lines().add(line);
            return;
        }
        var field = FIELD.matcher(new String(line, UTF_8));
        if (!field.matches()) {
            throw notAField();
        }
        fields.add(new Field(field.group(1).toLowerCase(Locale.ROOT), new ArrayList<>(List.of(line))));
    }

    private static RejectException notAField() {
        return new RejectException(554, "5.6.0 The message does not begin with a header and an empty line");
    }

    private Stream<Field> all(String name) {
        return fields.stream().filter(field -> field.name().equals(name));
    }

    private @Nullable String text(String name) {
        return all(name).findFirst().map(Field::text).orElse(null);
    }

    boolean has(String name) {
        return text(name) != null;
    }

    private Optional<String> findMessageId() throws RejectException {
        var text = text("message-id");
        if (text == null) {
            return Optional.empty();
        }
        var id = MESSAGE_ID.matcher(text);
        if (!id.matches()) {
            throw new RejectException(
                    554, "5.6.0 The Message-ID is malformed: write <unique@your.domain> or leave it out");
        }
        return Optional.of(id.group(1));
    }

    /// With angle brackets; empty where there is none.
    Optional<String> messageId() {
        return messageId;
    }

    /// @throws RejectException unless it is from this address, and nobody else could be shown as its author
    void checkSender(String address) throws RejectException {
        if (!has("from")) {
            throw new RejectException(554, "5.6.0 There is no From in the header");
        }
        check("From", address);
        if (has("sender")) {
            check("Sender", address);
        }
    }

    private void check(String name, String address) throws RejectException {
        var text = Objects.requireNonNullElse(text(name.toLowerCase(Locale.ROOT)), "");
        if (isWellFormed(text)) {
            var addresses = AddressList.parse(text).addresses();
            if (addresses.size() == 1 && Addresses.key(addresses.getFirst()).equals(Addresses.key(address))) {
                return;
            }
        }
        throw new RejectException(
                550, "5.7.1 %s must be the address in MAIL FROM, %s, and no other".formatted(name, address));
    }

    /// One mailbox of RFC 5322, of which no two programs can think differently.
    private static boolean isWellFormed(String text) {
        try {
            var mailboxes = InternetAddress.parse(text, true);
            return mailboxes.length == 1 && !mailboxes[0].isGroup();
        } catch (AddressException malformed) {
            return false;
        }
    }

    /// A signature of another domain says that somebody else sent the message once: sent on in great numbers, it would
    /// still be believed (RFC 6376, section 8.6).
    private static boolean isLeftOut(Field field, String domain) {
        if (field.name().equals("dkim-signature")) {
            var signing = SIGNING_DOMAIN.matcher(field.text());
            return !signing.find() || !signing.group(1).equalsIgnoreCase(domain);
        }
        return LEFT_OUT.contains(field.name()) || field.name().startsWith(ARC);
    }

    /// Without what is left out, and with the empty line.
    ///
    /// @param domain of the address in From
    void writeTo(OutputStream out, String domain) throws IOException {
        for (var field : fields) {
            if (!isLeftOut(field, domain)) {
                for (var line : field.lines()) {
                    out.write(line);
                    out.write("\r\n".getBytes(US_ASCII));
                }
            }
        }
        out.write("\r\n".getBytes(US_ASCII));
    }
}
