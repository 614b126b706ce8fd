package com.mailboxkit.mime.report;

import com.mailboxkit.mime.report.Report.DeliveryReport;
import com.mailboxkit.mime.report.Report.FeedbackReport;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells reports from other mail, and reads them. Nothing in a message makes it fail.
public final class ReportReader {

    /// A report says what it has to say before it shows the message.
    private static final int ENOUGH = 256 * 1024;

    private ReportReader() {}

    /// @param message from its first octet; read as far as needed
    public static Optional<Report> read(InputStream message) throws IOException {
        var bytes = message.readNBytes(ENOUGH);
        try {
            return read(new MimeMessage((Session) null, new ByteArrayInputStream(bytes)));
        } catch (MessagingException | RuntimeException | StackOverflowError unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Report> read(MimeMessage message) {
        var parts = ReportParts.of(message);
        if (!parts.feedbacks().isEmpty()) {
            return Optional.of(feedback(parts));
        }
        var statuses = parts.statuses();
        var outcomes = statuses.isEmpty()
                ? Notice.read(
                        from(message), subject(message), parts.text(), failed(message), first(addresses(message, "To")))
                : StatusReader.read(statuses, parts.text());
        if (outcomes.isEmpty()) {
            return Optional.empty();
        }
        var original = parts.original().isBlank() ? Notice.message(parts.text()) : parts.original();
        return Optional.of(new DeliveryReport(Quotes.of(original, Map.of()), outcomes));
    }

    private static Report feedback(ReportParts parts) {
        var fields = new LinkedHashMap<String, List<String>>();
        for (var part : parts.feedbacks()) {
            FieldGroups.of(part).forEach(fields::putAll);
        }
        return new FeedbackReport(Quotes.of(parts.original(), fields), fields);
    }

    /// Who wrote it; empty where nobody is to be answered.
    private static String from(MimeMessage message) {
        return header(message, "From").replace("<>", "");
    }

    private static String subject(MimeMessage message) {
        var subject = header(message, "Subject");
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(subject));
        } catch (UnsupportedEncodingException | RuntimeException unknown) {
            return subject;
        }
    }

    private static List<String> failed(MimeMessage message) {
        return addresses(message, "X-Failed-Recipients");
    }

    private static List<String> addresses(MimeMessage message, String name) {
        var found = new ArrayList<String>();
        var addresses = Reply.addresses(header(message, name));
        while (addresses.find()) {
            found.add(addresses.group());
        }
        return found;
    }

    private static String first(List<String> addresses) {
        return addresses.isEmpty() ? "" : addresses.getFirst();
    }

    private static String header(MimeMessage message, String name) {
        try {
            var value = message.getHeader(name, ", ");
            return value == null ? "" : value;
        } catch (MessagingException | RuntimeException unreadable) {
            return "";
        }
    }
}
