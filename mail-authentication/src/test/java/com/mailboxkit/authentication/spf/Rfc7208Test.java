package com.mailboxkit.authentication.spf;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.authentication.spf.SpfResult.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The test suite of RFC 7208, whole.
class Rfc7208Test {

    private static final int TESTS = 203;

    @TestFactory
    Stream<DynamicTest> says() throws IOException {
        var corpora = System.getenv("MAILBOXKIT_CORPORA");
        Assumptions.assumeTrue(corpora != null, "MAILBOXKIT_CORPORA is not set: spf is left out");
        var tests = JsonMapper.shared()
                .readTree(Path.of(corpora, "spf", "rfc7208-tests.json"))
                .valueStream()
                .flatMap(scenario -> scenario.get("tests")
                        .valueStream()
                        .map(test -> DynamicTest.dynamicTest(
                                "%s / %s"
                                        .formatted(
                                                scenario.get("scenario").stringValue(),
                                                test.get("id").stringValue()),
                                () -> says(zone(scenario.get("zone")), test))))
                .toList();
        assertThat(tests).hasSize(TESTS);
        return tests.stream();
    }

    private static void says(Zone zone, JsonNode test) {
        var result = new SpfChecker(zone, "receiver.example", Clock.systemUTC())
                .check(
                        InetAddress.ofLiteral(test.get("ip").stringValue()),
                        test.get("mailfrom").stringValue(),
                        test.get("helo").stringValue());

        var allowed = test.get("result")
                .valueStream()
                .map(word -> Verdict.valueOf(word.stringValue().toUpperCase(Locale.ROOT)))
                .toList();
        assertThat(result.verdict()).as("%s: %s", test, result).isIn(allowed);
        var explanation = test.path("explanation");
        if (explanation.isString()) {
            assertThat(result.explanation() == null ? "DEFAULT" : result.explanation())
                    .as(test.toString())
                    .isEqualTo(explanation.stringValue());
        }
    }

    private static Zone zone(JsonNode scenario) {
        var zone = new Zone();
        for (var name : scenario.properties()) {
            for (var record : name.getValue()) {
                zone.with(name.getKey(), record.get("type").stringValue(), value(record));
            }
        }
        return zone;
    }

    /// The strings of a TXT record, or the host of an MX record.
    private static String value(JsonNode record) {
        var value = record.get("value");
        if (!value.isArray()) {
            return value.stringValue();
        }
        return record.get("type").stringValue().equals("MX")
                ? value.get(1).stringValue()
                : value.valueStream().map(JsonNode::stringValue).collect(Collectors.joining());
    }
}
