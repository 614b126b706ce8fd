package com.mailboxkit.mime.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.message.BounceKind;
import com.mailboxkit.mime.report.Report.Action;
import com.mailboxkit.mime.report.Report.DeliveryReport;
import com.mailboxkit.mime.report.Report.FeedbackReport;
import com.mailboxkit.mime.report.Report.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reports that others collected: `MAILBOXKIT_CORPORA` names a folder with `dsn`, `arf`, `mime` and `mime-dos`.
@EnabledIfEnvironmentVariable(named = "MAILBOXKIT_CORPORA", matches = ".+")
class ReportCorpusTest {

    private static final double RIGHT = 0.95;
    private static final Pattern BOUNCES = Pattern.compile("badbound|delivery-status");
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void tellsHardFromSoft() throws IOException {
        var folder = corpus("dsn/sisimai");
        var expected = JSON.readTree(Files.readString(folder.resolve("expected.json")));
        var wrong = new ArrayList<String>();
        for (var mail : expected.properties()) {
            var outcomes = outcomes(folder.resolve(mail.getKey()));
            if (!isRight(mail.getValue(), outcomes)) {
                wrong.add("%s: expected %s, found %s".formatted(mail.getKey(), mail.getValue(), outcomes));
            }
        }

        assertThat((double) wrong.size() / expected.size())
                .as(String.join("\n", wrong))
                .isLessThanOrEqualTo(1 - RIGHT);
    }

    private static boolean isRight(JsonNode expected, List<Outcome> found) {
        if (expected.size() == 1 && expected.at("/0/reason").stringValue().equals("delivered")) {
            return found.stream().allMatch(outcome -> outcome.action() == Action.DELIVERED);
        }
        var wanted = expected.valueStream()
                .map(one -> one.get("hardbounce").intValue() == 1 ? BounceKind.HARD : BounceKind.SOFT)
                .toList();
        return found.stream().map(Outcome::kind).toList().equals(wanted);
    }

    /// Of public suites, what was read wrongly once. The table names for each file either its recipients or, in
    /// words, whether it is a failure.
    @Test
    void readsWhatWasReadWrongly() throws IOException {
        var cases = JSON.readTree(Files.readString(corpus("faults/cases.json")));
        int read = 0;
        for (var one : cases) {
            var file = one.path("file").stringValue("");
            if (file.startsWith("report/")) {
                var expected = kinds(one.get("expected").stringValue());
                assertThat(kinds(corpus("faults/" + file))).as(file).isEqualTo(expected);
                read++;
            }
        }
        assertThat(read).isPositive();
    }

    private static List<String> kinds(Path file) throws IOException {
        return read(file)
                .map(report -> switch (report) {
                    case DeliveryReport delivery ->
                        delivery.outcomes().stream()
                                .map(outcome -> outcome.kind().wire())
                                .toList();
                    case FeedbackReport feedback -> List.of("feedback");
                })
                .orElse(List.of());
    }

    private static List<String> kinds(String words) {
        if (words.startsWith("no bounce")) {
            return List.of();
        }
        if (words.startsWith("[")) {
            return JSON.readTree(words)
                    .valueStream()
                    .map(row -> row.get(2).stringValue().equals("feedback")
                            ? "feedback"
                            : row.get(3).stringValue())
                    .toList();
        }
        return List.of(words.contains("hard") ? "hard" : "soft");
    }

    /// Of the samples for other tests, two are bounces indeed: `badbound`, of 1996, and `delivery-status`.
    @Test
    void takesNoOtherMailForABounce() throws IOException {
        int read = 0;
        for (var folder : List.of("dsn/sisimai/not-bounce", "mime", "mime-dos")) {
            try (var files = Files.walk(corpus(folder))) {
                for (var file : files.filter(Files::isRegularFile)
                        .filter(mail ->
                                !BOUNCES.matcher(mail.getFileName().toString()).lookingAt())
                        .toList()) {
                    assertThat(read(file)).as(file.toString()).isEmpty();
                    read++;
                }
            }
        }
        assertThat(read).isPositive();
    }

    @Test
    void readsFeedbackReports() throws IOException {
        int read = 0;
        for (int number = 1; number <= 5; number++) {
            var expected = JSON.readTree(Files.readString(corpus("arf/stalwart/00%d.json".formatted(number))));
            var report = (FeedbackReport)
                    read(corpus("arf/stalwart/00%d.eml".formatted(number))).orElseThrow();

            assertThat(report.type().replace("-", ""))
                    .isEqualToIgnoringCase(expected.get("feedback_type").stringValue());
            assertThat(report.isComplaint()).isEqualTo(report.type().equals("abuse"));
            assertField(report, "user-agent", expected.get("user_agent"));
            assertField(report, "reporting-mta", expected.get("reporting_mta"));
            assertField(report, "source-ip", expected.get("source_ip"));
            assertField(report, "original-envelope-id", expected.get("original_envelope_id"));
            assertField(report, "original-mail-from", expected.get("original_mail_from"));
            assertField(report, "original-rcpt-to", expected.get("original_rcpt_to"));
            assertThat(report.all("reported-domain")).isEqualTo(texts(expected.get("reported_domain")));
            assertThat(report.all("reported-uri")).isEqualTo(texts(expected.get("reported_uri")));
            read++;
        }
        assertThat(read).isEqualTo(5);
    }

    private static void assertField(FeedbackReport report, String name, JsonNode expected) {
        assertThat(report.first(name)
                        .map(value -> value.replaceFirst("^dns; ?", "").replaceFirst(" \\(.*", "")))
                .as(name)
                .isEqualTo(expected.isNull() ? Optional.empty() : Optional.of(expected.stringValue()));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::stringValue).toList();
    }

    private static List<Outcome> outcomes(Path file) throws IOException {
        return read(file)
                .map(DeliveryReport.class::cast)
                .map(DeliveryReport::outcomes)
                .orElse(List.of());
    }

    private static Optional<Report> read(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file);
                InputStream mail = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
            return ReportReader.read(mail);
        }
    }

    private static Path corpus(String name) {
        return Path.of(System.getenv("MAILBOXKIT_CORPORA"), name);
    }
}
