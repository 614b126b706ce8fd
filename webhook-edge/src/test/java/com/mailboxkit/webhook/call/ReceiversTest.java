package com.mailboxkit.webhook.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What receivers do who verify signatures as the documentation shows, in their languages where those are installed.
class ReceiversTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String BEFORE = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final byte[] BODY = "{\"text\":\"Grüße, 日本\",\"n\":1}\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"python3, verify.py", "node, verify.mjs"})
    void believeWhatIsOursAndNothingElse(String language, String script) throws Exception {
        assumeTrue(isInstalled(language), language + " is not installed");
        var headers = Signatures.headers("id", Instant.now(), BODY, List.of(SECRET, BEFORE));
        var signature = Objects.requireNonNull(headers.get("X-MailboxKit-Signature"));

        assertThat(answer(language, script, SECRET, signature, BODY)).isEqualTo("true");
        assertThat(answer(
                        language,
                        script,
                        BEFORE,
                        Objects.requireNonNull(headers.get("X-MailboxKit-Signature-Previous")),
                        BODY))
                .isEqualTo("true");
        assertThat(answer(language, script, BEFORE, signature, BODY)).isEqualTo("false");
        assertThat(answer(language, script, SECRET, signature, new byte[] {'{', '}'}))
                .isEqualTo("false");
        assertThat(answer(language, script, SECRET, "0", BODY)).isEqualTo("false");
    }

    private static boolean isInstalled(String program) {
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv("PATH"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private String answer(String language, String script, String secret, String signature, byte[] body)
            throws IOException, InterruptedException {
        var file = folder.resolve(script);
        try (var source = Objects.requireNonNull(getClass().getResourceAsStream(script))) {
            Files.write(file, source.readAllBytes());
        }
        var process = new ProcessBuilder(language, file.toString(), secret, signature)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var in = process.getOutputStream()) {
            in.write(body);
        }
        var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return answer.strip();
    }
}
