package com.mailboxkit.mime;

import com.mailboxkit.kernel.message.Mailbox;
import com.mailboxkit.kernel.message.MessageHeaders;
import com.mailboxkit.mime.header.AddressList;
import com.mailboxkit.mime.header.DateField;
import com.mailboxkit.mime.header.EncodedWords;
import com.mailboxkit.mime.header.HeaderFields;
import com.mailboxkit.mime.header.MessageIds;
import java.util.List;

/// Reads the header of a message, field by field: an unreadable field does not affect the others.
final class HeaderReader {

    private static final int MAX_SUBJECT = 2_000;
    private static final int MAX_MAILBOXES = 500;

    private final HeaderFields fields;

    private HeaderReader(HeaderFields fields) {
        this.fields = fields;
    }

    static MessageHeaders read(HeaderFields fields) {
        return new HeaderReader(fields).read();
    }

    /// All addresses that this platform or any other program could show as an author of the message.
    static List<String> authors(HeaderFields fields) {
        return fields.all("From").stream()
                .map(AddressList::parse)
                .flatMap(from -> from.addresses().stream())
                .distinct()
                .toList();
    }

    private MessageHeaders read() {
        var from = mailboxes("From");
        return new MessageHeaders(
                fields.first("Message-ID").flatMap(MessageIds::one).orElse(null),
                ids("In-Reply-To"),
                ids("References"),
                from.isEmpty() ? null : from.getFirst(),
                mailboxes("Reply-To"),
                mailboxes("To"),
                mailboxes("Cc"),
                fields.first("Subject").map(HeaderReader::subject).orElse(""),
                fields.first("Date").flatMap(DateField::parse).orElse(null));
    }

    private static String subject(String value) {
        return PlainLine.of(EncodedWords.decode(value), MAX_SUBJECT);
    }

    private List<String> ids(String name) {
        return MessageIds.all(String.join(" ", fields.all(name)));
    }

    private List<Mailbox> mailboxes(String name) {
        return fields.all(name).stream()
                .flatMap(value -> AddressList.parse(value).mailboxes().stream())
                .limit(MAX_MAILBOXES)
                .toList();
    }
}
