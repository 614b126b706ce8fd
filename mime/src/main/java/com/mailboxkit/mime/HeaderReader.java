package com.mailboxkit.mime;

import com.mailboxkit.kernel.message.Mailbox;
import com.mailboxkit.kernel.message.MessageHeaders;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the header of a message, field by field: one that cannot be read spoils no other.
final class HeaderReader {

    private static final int MAX_FIELD = 64 * 1024;
    private static final int MAX_SUBJECT = 2_000;
    private static final int MAX_IDS = 100;
    private static final int MAX_MAILBOXES = 500;
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s\\p{Cc}]{1,990}>");
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s\\p{Cc}<>,;:\"()]{1,64}@[^\\s\\p{Cc}<>,;:\"()]{1,255}");

    // no mail needs them in a field, and PostgreSQL keeps no text with a NUL
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\t]]");

    private final MimeMessage message;

    private HeaderReader(MimeMessage message) {
        this.message = message;
    }

    static MessageHeaders read(MimeMessage message) {
        var reader = new HeaderReader(message);
        var from = reader.mailboxes("From");
        var ids = reader.ids("Message-ID");
        return new MessageHeaders(
                ids.isEmpty() ? null : ids.getFirst(),
                reader.ids("In-Reply-To"),
                reader.ids("References"),
                from.isEmpty() ? null : from.getFirst(),
                reader.mailboxes("Reply-To"),
                reader.mailboxes("To"),
                reader.mailboxes("Cc"),
                reader.subject(),
                reader.date());
    }

    private String field(String name) {
        try {
            String value = message.getHeader(name, ", ");
            if (value == null) {
                return "";
            }
            // cut first: Angus unfolds in the square of the number of folds
            String start = value.substring(0, Math.min(value.length(), MAX_FIELD));
            return CONTROLS.matcher(MimeUtility.unfold(start)).replaceAll("");
        } catch (MessagingException | RuntimeException unreadable) {
            return "";
        }
    }

    private String subject() {
        return PlainLine.of(decode(field("Subject")), MAX_SUBJECT);
    }

    private List<String> ids(String name) {
        var ids = new LinkedHashSet<String>();
        var matcher = MESSAGE_ID.matcher(field(name));
        while (ids.size() < MAX_IDS && matcher.find()) {
            ids.add(matcher.group());
        }
        return List.copyOf(ids);
    }

    private List<Mailbox> mailboxes(String name) {
        String field = field(name);
        try {
            return Stream.of(InternetAddress.parseHeader(field, false))
                    .filter(address -> address.getAddress() != null && !address.isGroup())
                    .limit(MAX_MAILBOXES)
                    .map(address -> new Mailbox(PlainLine.of(address.getAddress(), MAX_FIELD), name(address)))
                    .toList();
        } catch (AddressException | RuntimeException unreadable) {
            var found = new ArrayList<Mailbox>();
            var matcher = ADDRESS.matcher(field);
            while (found.size() < MAX_MAILBOXES && matcher.find()) {
                found.add(new Mailbox(matcher.group(), null));
            }
            return found;
        }
    }

    private static @Nullable String name(InternetAddress address) {
        String personal = address.getPersonal();
        String name = personal == null ? "" : PlainLine.of(personal, MAX_FIELD);
        return name.isEmpty() ? null : name;
    }

    private @Nullable Instant date() {
        try {
            var date = message.getSentDate();
            return date == null ? null : date.toInstant();
        } catch (MessagingException | RuntimeException unreadable) {
            return null;
        }
    }

    private static String decode(String text) {
        try {
            return MimeUtility.decodeText(text);
        } catch (UnsupportedEncodingException | RuntimeException unknownCharset) {
            return text;
        }
    }
}
