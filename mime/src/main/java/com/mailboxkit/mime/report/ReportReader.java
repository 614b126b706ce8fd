package com.mailboxkit.mime.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailboxkit.mime.ParserThreads;
import com.mailboxkit.mime.header.EncodedWords;
import com.mailboxkit.mime.header.HeaderFields;
import com.mailboxkit.mime.report.Notice.Heading;
import com.mailboxkit.mime.report.Report.DeliveryReport;
import com.mailboxkit.mime.report.Report.FeedbackReport;
import com.mailboxkit.mime.structure.Octets;
import com.mailboxkit.mime.structure.Part;
import com.mailboxkit.mime.structure.Stop;
import com.mailboxkit.mime.structure.Structure;
import com.mailboxkit.mime.structure.StructureLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/// Distinguishes reports from other mail, and parses them. No content makes it fail.
public final class ReportReader {

    /// A report states its content before it shows the message.
    private static final int ENOUGH = 256 * 1024;

    private static final StructureLimits LIMITS = new StructureLimits(5, 50, ENOUGH);

    private ReportReader() {}

    /// Parses on one of `threads`. A message that exceeds the deadline is not a report.
    ///
    /// @param message from its first octet; read as far as needed
    public static Optional<Report> read(InputStream message, ParserThreads threads) throws IOException {
        var octets = octets(message);
        try {
            return threads.call(() -> read(octets), octets);
        } catch (TimeoutException slow) {
            return Optional.empty();
        }
    }

    /// Parses on the calling thread.
    ///
    /// @param message from its first octet; read as far as needed
    public static Optional<Report> read(InputStream message) throws IOException {
        return read(octets(message));
    }

    private static Octets octets(InputStream message) throws IOException {
        return Octets.of(message.readNBytes(ENOUGH));
    }

    private static Optional<Report> read(Octets octets) throws IOException {
        try (var structure = Structure.of(octets, LIMITS)) {
            return read(structure.root());
        } catch (Stop stop) {
            throw stop;
        } catch (RuntimeException | StackOverflowError unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Report> read(Part message) throws IOException {
        var parts = ReportParts.of(message);
        if (!parts.feedbacks().isEmpty()) {
            return Optional.of(feedback(parts));
        }
        var header = message.header();
        var heading = new Heading(from(header), subject(header), failed(header), first(addresses(header, "To")));
        var complaint = Complaints.fields(heading.from(), heading.subject(), parts.original());
        if (complaint.isPresent()) {
            var fields = complaint.get();
            return Optional.of(new FeedbackReport(Quotes.of(parts.original(), fields), fields));
        }
        return Challenges.is(heading.from(), parts.text()) ? Optional.empty() : delivery(parts, heading);
    }

    /// First the machine-readable part, then the human-readable part, then a report that another
    /// server wrapped.
    private static Optional<Report> delivery(ReportParts parts, Heading heading) throws IOException {
        var outcomes = StatusReader.read(parts.statuses(), parts.text());
        if (outcomes.isEmpty()) {
            outcomes = Notice.read(heading, parts.text());
        }
        if (!outcomes.isEmpty()) {
            var original = parts.original().isBlank() ? Notice.message(parts.text()) : parts.original();
            return Optional.of(new DeliveryReport(Quotes.of(original, Map.of()), outcomes));
        }
        return NoticeWords.nameAServer(heading.from()) ? enclosed(parts.original()) : Optional.empty();
    }

    private static Optional<Report> enclosed(String report) throws IOException {
        try (var structure = Structure.of(Octets.of(report.getBytes(UTF_8)), LIMITS)) {
            var parts = ReportParts.of(structure.root());
            var outcomes = StatusReader.read(parts.statuses(), parts.text());
            return outcomes.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new DeliveryReport(Quotes.of(parts.original(), Map.of()), outcomes));
        }
    }

    private static Report feedback(ReportParts parts) {
        var fields = new LinkedHashMap<String, List<String>>();
        for (var part : parts.feedbacks()) {
            FieldGroups.of(part).forEach(fields::putAll);
        }
        return new FeedbackReport(Quotes.of(parts.original(), fields), fields);
    }

    /// The From field; empty for `<>`.
    private static String from(HeaderFields header) {
        return field(header, "From").replace("<>", "");
    }

    private static String subject(HeaderFields header) {
        return EncodedWords.decode(header.first("Subject").orElse(""));
    }

    private static List<String> failed(HeaderFields header) {
        return addresses(header, "X-Failed-Recipients");
    }

    private static List<String> addresses(HeaderFields header, String name) {
        var found = new ArrayList<String>();
        var addresses = Reply.addresses(field(header, name));
        while (addresses.find()) {
            found.add(addresses.group());
        }
        return found;
    }

    private static String first(List<String> addresses) {
        return addresses.isEmpty() ? "" : addresses.getFirst();
    }

    private static String field(HeaderFields header, String name) {
        return String.join(", ", header.all(name));
    }
}
