package com.mailboxkit.authentication.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mailboxkit.authentication.DnsUnavailableException;
import com.mailboxkit.authentication.TxtRecords;
import com.mailboxkit.authentication.dkim.Verification.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DkimTest {

    private static final Instant NOW = Instant.parse("2026-02-20T12:00:00Z");
    private static final KeyPair PAIR = RsaKeys.fresh();
    private static final SigningKey KEY = new SigningKey("example.com", "default", PAIR);
    private static final String MESSAGE = """
            From: Ann <ann@example.com>
            To: bob@example.org
            Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?= and
             a folded  line
            Message-ID: <1@example.com>

            Hi Bob,  \s

            see you.\s\t

            """.replace("\n", "\r\n");

    private final Map<String, String> zone =
            new HashMap<>(Map.of("default._domainkey.example.com", "v=DKIM1; k=rsa; p=" + RsaKeys.publicKey(PAIR)));

    private final TxtRecords dns = name -> {
        if (name.startsWith("broken.")) {
            throw new DnsUnavailableException("no answer");
        }
        return zone.containsKey(name) ? List.of(zone.get(name)) : List.of();
    };

    @Test
    void passesAsItWasSigned() throws IOException {
        assertThat(verify(signed(MESSAGE)))
                .containsExactly(new Verification(Outcome.PASS, "example.com", "default", null));
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 2048, 4096})
    void passesWithAKeyThatIsPublishedBare(int bits) throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        var pair = generator.generateKeyPair();
        byte[] whole = pair.getPublic().getEncoded();
        int header = bits == 1024 ? 22 : 24;
        byte[] bare = Arrays.copyOfRange(whole, header, whole.length);
        zone.put(
                "bare._domainkey.example.com",
                "v=DKIM1; p=" + Base64.getEncoder().encodeToString(bare));

        var signature = DkimSigner.sign(stream(MESSAGE), new SigningKey("example.com", "bare", pair), NOW);

        assertThat(verify(signature + MESSAGE)).allMatch(Verification::isPass).hasSize(1);
    }

    @Test
    void passesTheMailOfOthersWithABareKey() throws IOException {
        var corpora = System.getenv("MAILBOXKIT_CORPORA");
        Assumptions.assumeTrue(corpora != null, "MAILBOXKIT_CORPORA is not set: dkim is left out");
        var parts = Files.readString(Path.of(corpora, "faults", "dkim", "dkim-stalwart-002.txt"))
                .split("\n\n", 2);
        var record = parts[0].split(" ", 2);
        zone.put(record[0], record[1]);

        assertThat(verify(parts[1].replace("\n", "\r\n")))
                .allMatch(Verification::isPass)
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: a@example.com\r\n\r\n",
                "From: a@example.com\r\n\r\n\r\n\r\n",
                "From: a@example.com\r\n",
                "From: a@example.com",
                "From: a@example.com\r\n\r\nno line end",
                "From: a@example.com\r\n\r\n \t \r\n",
                "From: a@example.com\n\nbare\rends\n",
                "From: a@example.com\r\nSubject:\r\n\r\n\u00e4\u00ff"
            })
    void passesWhateverTheBody(String message) throws IOException {
        var onTheWire = message.replaceAll("\r\n|\r|\n", "\r\n");

        var signature = DkimSigner.sign(stream(message), KEY, NOW);

        assertThat(verify(signature + onTheWire)).allMatch(Verification::isPass).hasSize(1);
    }

    @Test
    void passesThoughWhiteSpaceWasChangedOnTheWay() throws IOException {
        var changed = signed(MESSAGE)
                .replace("Hi Bob,  ", "Hi Bob,")
                .replace("and\r\n a folded  line", "and a folded line")
                .replace("Subject:", "SUBJECT:  ")
                .replace("see you. \t\r\n\r\n", "see you.\r\n");

        assertThat(verify(changed)).allMatch(Verification::isPass);
    }

    @ParameterizedTest
    @CsvSource({
        "see you, see me",
        "Hi Bob, HiBob",
        "ann@example.com, eve@example.com",
        "Subject: , Subject: Re: ",
        "'To: bob@example.org\r\n', ''",
        "'Message-ID: <1@example.com>', 'Message-ID: <2@example.com>'",
        "'From: Ann', 'From: eve@example.net\r\nFrom: Ann'",
        "'To: bob', 'Cc: eve@example.net\r\nTo: bob'",
        "'To: bob', 'Content-Type: text/html\r\nTo: bob'"
    })
    void failsWhereSomethingWasChanged(String from, String to) throws IOException {
        var before = signed(MESSAGE);
        var changed = before.replace(from.replace("\\r\\n", "\r\n"), to.replace("\\r\\n", "\r\n"));

        assertThat(changed).isNotEqualTo(before);
        assertThat(outcome(changed)).isEqualTo(Outcome.FAIL);
    }

    @Test
    void staysValidUnderFieldsThatServersAdd() throws IOException {
        assertThat(outcome("Received: from a by b\r\nX-Spam: no\r\n" + signed(MESSAGE)))
                .isEqualTo(Outcome.PASS);
    }

    @Test
    void foldsItsFieldToLinesThatEveryServerTakes() throws IOException {
        var signature = DkimSigner.sign(stream(MESSAGE), KEY, NOW);

        assertThat(signature).endsWith("\r\n");
        assertThat(signature.split("\r\n")).allMatch(line -> line.length() <= 100);
        assertThat(signature.lines().skip(1)).allMatch(line -> line.startsWith(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "v=DKIM1; k=rsa; p=, PERMERROR",
        "v=DKIM2; k=rsa; p=AAAA, PERMERROR",
        "v=DKIM1; k=rsa; p=AAAA, PERMERROR",
        "v=DKIM1; k=dsa; p=AAAA, PERMERROR",
        "v=DKIM1; k=rsa, PERMERROR",
        "p=AAAA; p=AAAA, PERMERROR",
        "nothing of the kind, PERMERROR"
    })
    void takesNoKeyThatIsNone(String record, Outcome outcome) throws IOException {
        zone.put("default._domainkey.example.com", record);

        assertThat(outcome(signed(MESSAGE))).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"h=sha1, PERMERROR", "h=sha1:sha256, PASS", "s=tlsrpt, PERMERROR", "s=email, PASS", "t=y:s, PASS"})
    void minds(String tag, Outcome outcome) throws IOException {
        zone.compute("default._domainkey.example.com", (name, record) -> record + "; " + tag);

        assertThat(outcome(signed(MESSAGE))).isEqualTo(outcome);
    }

    @Test
    void hasNoKeyWhereNoneIsPublished() throws IOException {
        zone.clear();

        assertThat(verify(signed(MESSAGE)))
                .containsExactly(new Verification(
                        Outcome.PERMERROR, "example.com", "default", "there is no key for this signature"));
    }

    @ParameterizedTest
    @CsvSource({
        "a=rsa-sha256, a=rsa-sha1, POLICY",
        "a=rsa-sha256, a=rsa-md5, PERMERROR",
        "v=1;, v=2;, PERMERROR",
        "v=1;, , PERMERROR",
        "v=1;, v=1; l=5;, POLICY",
        "v=1;, v=1; x=1;, FAIL",
        "v=1;, v=1; i=eve@example.net;, PERMERROR",
        "v=1;, v=1; i=eve@evilexample.com;, PERMERROR",
        "v=1;, v=1; c=other;, PERMERROR",
        "h=from:from:, h=, PERMERROR",
        "s=default, s=broken, TEMPERROR",
        "d=example.com, d=broken.example, PERMERROR",
        "bh=, bh=!, PERMERROR",
        "t=, t=x, PERMERROR"
    })
    void refusesSignaturesThatProveNothing(String from, String to, Outcome outcome) throws IOException {
        var changed = signed(MESSAGE).replaceFirst(from, to == null ? "" : to);

        assertThat(outcome(changed)).isEqualTo(outcome);
    }

    @Test
    void isTemporaryWhileDnsDoesNotAnswer() throws IOException {
        TxtRecords silent = name -> {
            throw new DnsUnavailableException("no answer");
        };

        assertThat(new DkimVerifier(silent).verify(stream(signed(MESSAGE)), NOW).all())
                .extracting(Verification::outcome)
                .containsExactly(Outcome.TEMPERROR);
    }

    @Test
    void findsNothingWhereNothingIsSigned() throws IOException {
        assertThat(verify(MESSAGE)).isEmpty();
        assertThat(verify("")).isEmpty();
    }

    @Test
    void looksAtNoMoreSignaturesThanAnybodyNeeds() throws IOException {
        assertThat(verify("DKIM-Signature: v=1\r\n".repeat(1000) + MESSAGE)).hasSize(10);
    }

    @Test
    void takesNoSignatureOfMoreFieldsThanAnybodyHas() throws IOException {
        var names = "h=" + "x:".repeat(1_000) + "from:from:";

        assertThat(verify(signed(MESSAGE).replace("h=from:from:", names)))
                .extracting(Verification::reason)
                .containsExactly("the signature names more than 1000 fields");
    }

    @Test
    @Timeout(60) // it is a matter of milliseconds, unless each name is sought among all fields
    void findsTheFieldsOfASignatureHoweverManyThereAre() throws Exception {
        var header = HeaderFields.read(stream("From: a@example.com\r\n" + "a:\r\n".repeat(200_000) + "\r\n"));
        var names = new ArrayList<>(Collections.nCopies(200_000, "b"));
        names.add("from");

        assertThat(header.signed(names)).extracting(HeaderField::name).containsExactly("from");
    }

    @Test
    void signsTheLastOfSeveralFieldsFirst() throws Exception {
        var header = HeaderFields.read(stream("To: 1\r\nFrom: a\r\nTO: 2\r\n\r\n"));

        assertThat(header.signed(List.of("to", "from", "to", "to", "cc")))
                .extracting(HeaderField::raw)
                .containsExactly("TO: 2", "From: a", "To: 1");
    }

    @Test
    void readsNoFurtherWhenNobodyWaits() throws IOException {
        var message = signed(MESSAGE);

        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedIOException.class).isThrownBy(() -> verify(message));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void givesUpOnHeadersWithoutEnd() throws IOException {
        assertThat(outcome("X: " + "a".repeat(2_000_000) + "\r\n\r\n")).isEqualTo(Outcome.PERMERROR);
    }

    private static String signed(String message) throws IOException {
        return DkimSigner.sign(stream(message), KEY, NOW) + message;
    }

    private Outcome outcome(String message) throws IOException {
        return verify(message).getFirst().outcome();
    }

    private List<Verification> verify(String message) throws IOException {
        return new DkimVerifier(dns).verify(stream(message), NOW).all();
    }

    private static ByteArrayInputStream stream(String message) {
        return new ByteArrayInputStream(message.getBytes(StandardCharsets.ISO_8859_1));
    }
}
