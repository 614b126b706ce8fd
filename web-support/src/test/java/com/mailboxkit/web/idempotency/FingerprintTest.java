package com.mailboxkit.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class FingerprintTest {

    private static final String JSON = "application/json";

    @Test
    void isTheSameForTheSameBodyHoweverItIsCut() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            // letters that often repeat the beginning of the boundary
            var body = random.ints(random.nextInt(200), 0, 4)
                    .mapToObj(letter -> "-ab\n".substring(letter, letter + 1))
                    .reduce("", String::concat);
            assertThat(print("multipart/form-data; boundary=aab-a", body, random))
                    .as("seed %d, body %s", seed, body)
                    .isEqualTo(print("multipart/form-data; boundary=aab-a", body, null));
        }
    }

    @Test
    void leavesOutExactlyTheBoundary() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            var body = random.ints(random.nextInt(200), 0, 3)
                    .mapToObj(letter -> "-ab".substring(letter, letter + 1))
                    .reduce("", String::concat);
            var boundary = new Boundary("ab-a");
            var kept = new StringBuilder();
            for (byte[] piece : pieces(body.getBytes(StandardCharsets.US_ASCII), random)) {
                kept.append(new String(boundary.leaveOut(piece), StandardCharsets.US_ASCII));
            }
            kept.append(new String(boundary.rest(), StandardCharsets.US_ASCII));

            assertThat(kept.toString()).as("seed %d", seed).isEqualTo(body.replace("--ab-a", ""));
        }
    }

    /// `curl -F` makes up a new boundary each time it is called.
    @Test
    void isTheSameForPartsBehindAnotherBoundary() {
        var first = parts("----x1", "report.pdf", "PDF");

        assertThat(print("multipart/form-data; boundary=----x2", parts("----x2", "report.pdf", "PDF"), null))
                .isEqualTo(print("multipart/form-data; boundary=----x1", first, null));
        assertThat(print("multipart/form-data; boundary=\"----x3\"", parts("----x3", "report.pdf", "PDF"), null))
                .isEqualTo(print("multipart/form-data; boundary=----x1", first, null));
        assertThat(print("multipart/form-data; boundary=----x2", parts("----x2", "report.pdf", "PDG"), null))
                .isNotEqualTo(print("multipart/form-data; boundary=----x1", first, null));
        assertThat(print("multipart/form-data; boundary=----x2", parts("----x2", "other.pdf", "PDF"), null))
                .isNotEqualTo(print("multipart/form-data; boundary=----x1", first, null));
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, {\"a\":2}, /x",
        "application/json, {\"a\": 1}, /x",
        "application/json, '', /x",
        "text/plain, {\"a\":1}, /x",
        "application/json, {\"a\":1}, /x?y=1"
    })
    void differsWhereAnythingElseDoes(String type, String body, String uri) {
        var one = Fingerprint.of(
                MockServerHttpRequest.post("/x").header("Content-Type", JSON).build());
        one.update("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        var other = Fingerprint.of(
                MockServerHttpRequest.post(uri).header("Content-Type", type).build());
        other.update(body.getBytes(StandardCharsets.UTF_8));

        assertThat(other.end()).isNotEqualTo(one.end());
    }

    @ParameterizedTest
    @CsvSource({"application/json;charset=UTF-8", "APPLICATION/JSON", "application/json ; charset=utf-8"})
    void doesNotDifferByHowAMediaTypeIsWritten(String type) {
        assertThat(print(type, "{}", null)).isEqualTo(print(JSON, "{}", null));
    }

    @ParameterizedTest
    @CsvSource({"multipart/form-data", "multipart/form-data; boundary=", "nonsense", "multipart/", "'', "})
    void isMadeOfAnyRequest(String type) {
        assertThat(print(type, "--x\r\n", null)).hasSize(64);
    }

    private static String parts(String boundary, String file, String content) {
        return """
                --%1$s\r
                Content-Disposition: form-data; name="to[0]"\r
                \r
                ann@example.com\r
                --%1$s\r
                Content-Disposition: form-data; name="attachments[0]"; filename="%2$s"\r
                \r
                %3$s\r
                --%1$s--\r
                """.formatted(boundary, file, content);
    }

    /// @param random cuts the body into pieces; null leaves it whole
    private static String print(String type, String body, Random random) {
        var request = MockServerHttpRequest.post("/x")
                .header("Content-Type", type == null ? "" : type)
                .build();
        var fingerprint = Fingerprint.of(request);
        for (byte[] piece : pieces(body.getBytes(StandardCharsets.UTF_8), random)) {
            fingerprint.update(piece);
        }
        return fingerprint.end();
    }

    private static Iterable<byte[]> pieces(byte[] whole, Random random) {
        var pieces = new ArrayList<byte[]>();
        for (int from = 0; from < whole.length; ) {
            int to = random == null ? whole.length : Math.min(whole.length, from + random.nextInt(1, 12));
            pieces.add(Arrays.copyOfRange(whole, from, to));
            from = to;
        }
        return pieces;
    }
}
