package com.mailboxkit.smtp.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What other servers test themselves with.
class CorpusTest {

    /// Haraka takes it for the null path; RFC 5321 has no path without brackets, and an empty one is a slip.
    private static final Set<String> REFUSED_HERE = Set.of("MAIL FROM:");

    @Test
    void readsMessagesAsOthersDo() throws IOException {
        int bareOnesKept = 0;
        var cases = corpus("mox-data-dotstuffing.json").get("read");
        for (var one : cases) {
            var error = one.get("error").asString("");
            var wire = one.get("wire").stringValue();
            var stream = new DataStream(new ByteArrayInputStream(wire.getBytes(UTF_8)), Long.MAX_VALUE);
            switch (error) {
                case "io.ErrUnexpectedEOF" ->
                    assertThatThrownBy(stream::readAllBytes).isInstanceOf(ClientGoneException.class);
                case "" ->
                    assertThat(new String(stream.readAllBytes(), UTF_8))
                            .isEqualTo(one.get("message").stringValue());
                default -> { // bare CR and LF, which mox refuses, are kept here: see decision 5
                    assertThat(error).isEqualTo("ErrCRLF");
                    var kept = wire.substring(0, wire.length() - ".\r\n".length());
                    assertThat(new String(stream.readAllBytes(), UTF_8))
                            .isEqualTo(kept.startsWith(".") ? kept.substring(1) : kept.replace("\r\n.", "\r\n"));
                    bareOnesKept++;
                }
            }
        }
        assertThat(bareOnesKept).isPositive().isLessThan(cases.size());
    }

    @Test
    void readsPathsAndParametersAsOthersDo() {
        var cases = corpus("haraka-rfc1869.json").get("cases");
        assertThat(cases.size()).isEqualTo(13);
        for (var one : cases) {
            var line = one.get("line").stringValue();
            var parsed = new ArrayList<String>();
            one.get("parsed").forEach(word -> parsed.add(word.stringValue()));
            if (REFUSED_HERE.contains(line)) {
                assertThat(PathArgument.parse(line)).as(line).isEmpty();
                continue;
            }
            var read = PathArgument.parse(line).orElseThrow(() -> new AssertionError(line));
            assertThat(read.path()).as(line).isEqualTo(parsed.getFirst().replaceAll("[<>]", ""));
            assertThat(read.parameters()).as(line).isEqualTo(parameters(parsed.subList(1, parsed.size())));
        }
    }

    private static Map<String, String> parameters(Iterable<String> words) {
        var parameters = new LinkedHashMap<String, String>();
        for (var word : words) {
            var pair = word.split("=", 2);
            parameters.put(pair[0].toUpperCase(Locale.ROOT), pair.length == 1 ? "" : pair[1]);
        }
        return parameters;
    }

    static JsonNode corpus(String name) {
        var corpora = System.getenv("MAILBOXKIT_CORPORA");
        Assumptions.assumeTrue(corpora != null, "MAILBOXKIT_CORPORA is not set: smtp is left out");
        return JsonMapper.shared().readTree(Path.of(corpora, "smtp", name));
    }
}
