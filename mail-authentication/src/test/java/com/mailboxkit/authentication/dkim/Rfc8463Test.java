package com.mailboxkit.authentication.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.authentication.TxtRecords;
import com.mailboxkit.authentication.dkim.Verification.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The message of RFC 8463, appendix A, which is signed twice: by RSA and by Ed25519.
class Rfc8463Test {

    private static final Instant NOW = Instant.parse("2026-02-20T12:00:00Z");

    private String message;
    private TxtRecords dns;

    @BeforeEach
    void read() throws IOException {
        var corpora = System.getenv("MAILBOXKIT_CORPORA");
        Assumptions.assumeTrue(corpora != null, "MAILBOXKIT_CORPORA is not set: dkim is left out");
        var folder = Path.of(corpora, "dkim", "rfc8463");
        message = Files.readString(folder.resolve("signed.eml"), StandardCharsets.ISO_8859_1)
                .replaceAll("\r?\n", "\r\n");
        var zone = JsonMapper.shared().readTree(folder.resolve("dns.json"));
        dns = name -> zone.path(name)
                .path("TXT")
                .valueStream()
                .map(strings -> strings.valueStream().map(JsonNode::stringValue).collect(Collectors.joining()))
                .toList();
    }

    @Test
    void passesBothSignatures() throws IOException {
        assertThat(verify(message))
                .containsExactly(
                        new Verification(Outcome.PASS, "football.example.com", "brisbane", null),
                        new Verification(Outcome.PASS, "football.example.com", "test", null));
    }

    @Test
    void failsBothWhereTheBodyWasChanged() throws IOException {
        assertThat(verify(message.replace("hungry", "thirsty")))
                .extracting(Verification::outcome)
                .containsExactly(Outcome.FAIL, Outcome.FAIL);
    }

    @Test
    void failsBothWhereTheHeaderWasChanged() throws IOException {
        assertThat(verify(message.replace("dinner", "supper")))
                .extracting(Verification::outcome)
                .containsExactly(Outcome.FAIL, Outcome.FAIL);
    }

    @Test
    void failsBothWhereAFieldWasAdded() throws IOException {
        assertThat(verify(message.replace("From: Joe", "From: eve@example.net\r\nFrom: Joe")))
                .extracting(Verification::outcome)
                .containsExactly(Outcome.FAIL, Outcome.FAIL);
    }

    @Test
    void failsOnlyTheSignatureThatWasDamaged() throws IOException {
        assertThat(verify(message.replace("b=F45dVW", "b=G45dVW")))
                .extracting(Verification::outcome)
                .containsExactly(Outcome.PASS, Outcome.FAIL);
        assertThat(verify(message.replace("b=/gCrin", "b=/hCrin")))
                .extracting(Verification::outcome)
                .containsExactly(Outcome.FAIL, Outcome.PASS);
    }

    private List<Verification> verify(String text) throws IOException {
        return new DkimVerifier(dns)
                .verify(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), NOW)
                .all();
    }
}
