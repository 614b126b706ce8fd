package com.mailboxkit.authentication.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.authentication.DnsUnavailableException;
import com.mailboxkit.authentication.TxtRecords;
import com.mailboxkit.authentication.dkim.ArcChain.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArcTest {

    private static final KeyPair PAIR = RsaKeys.fresh();
    private static final String KEY = "v=DKIM1; k=rsa; p=" + RsaKeys.publicKey(PAIR);
    private static final ArcSealer LIST = new ArcSealer(PAIR, "lists.example");
    private static final ArcSealer FORWARDER = new ArcSealer(PAIR, "forward.example");
    private static final String MESSAGE = """
            From: Ann <ann@example.com>
            To: friends@lists.example
            Subject: Hi

            Hi all
            """.replace("\n", "\r\n");

    private static String once;
    private static String twice;

    @BeforeAll
    static void seal() throws Exception {
        once = LIST.seal(MESSAGE, "none", "spf=pass; dmarc=pass (p=reject) header.from=example.com");
        twice = FORWARDER.seal(once, "pass", "dmarc=fail; arc=pass");
    }

    @Test
    void findsNoChainWhereThereIsNone() throws IOException {
        assertThat(verify(MESSAGE)).isEqualTo(ArcChain.NONE);
    }

    @Test
    void followsAChainToItsBeginning() throws IOException {
        assertThat(verify(once)).isEqualTo(new ArcChain(Verdict.PASS, List.of("lists.example"), true, null));
        assertThat(verify(twice))
                .isEqualTo(new ArcChain(Verdict.PASS, List.of("lists.example", "forward.example"), true, null));
    }

    @Test
    void tellsWhatTheFirstSealerFound() throws Exception {
        assertThat(verify(LIST.seal(MESSAGE, "none", "dmarc=fail")).foundDmarcPass())
                .isFalse();
        assertThat(verify(LIST.seal(MESSAGE, "none", "dkim=pass reason=dmarc=pass"))
                        .foundDmarcPass())
                .isFalse();
        assertThat(verify(FORWARDER.seal(LIST.seal(MESSAGE, "none", "dmarc=fail"), "pass", "dmarc=pass"))
                        .foundDmarcPass())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    Hi all                    | Hi you                       | the body was changed
                    Subject: Hi               | Subject: Ho                  | the header was changed
                    dmarc=pass (p=reject)     | dmarc=fail (p=reject)        | seal of
                    cv=none                   | cv=pass                      | cv=pass
                    cv=pass                   | cv=fail                      | cv=fail
                    ARC-Seal: i=1             | X-Seal: i=1                  | lacks a field
                    ARC-Seal: i=2             | ARC-Seal: i=3                | lacks a field
                    ARC-Seal: i=2             | ARC-Seal: i=1                | twice
                    ARC-Seal: i=2             | ARC-Seal: i=51               | no number from 1 to 50
                    ARC-Seal: i=2             | ARC-Seal: i=x                | no number from 1 to 50
                    ARC-Seal: i=2; a=         | ARC-Seal: i=2; h=from; a=    | names header fields
                    h=from:to:subject; bh     | h=from:arc-seal; bh          | covers a seal
                    ARC-Message-Signature: i=1| X-Signature: i=1             | lacks a field
                    ARC-Authentication-Results: i=2 | X-Results: i=2         | lacks a field
                    """)
    void believesNothingThatWasChanged(String before, String after, String reason) throws IOException {
        var chain = verify(twice.replace(before, after));

        assertThat(chain.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(chain.reason()).contains(reason);
        assertThat(chain.sealers()).isEmpty();
        assertThat(chain.foundDmarcPass()).isFalse();
    }

    @Test
    void failsWhereFieldsOfAChainHaveNoSeal() throws IOException {
        var chain = verify("ARC-Authentication-Results: i=1; x; dmarc=pass\r\n" + MESSAGE);

        assertThat(chain.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void saysThatAKeyCannotBeAskedFor() throws IOException {
        TxtRecords broken = name -> {
            throw new DnsUnavailableException("no answer");
        };

        assertThat(new ArcVerifier(broken).verify(octets(once)).verdict()).isEqualTo(Verdict.TEMPERROR);
    }

    @Test
    void failsWhereNobodyPublishedTheKey() throws IOException {
        assertThat(new ArcVerifier(name -> List.of()).verify(octets(once)).verdict())
                .isEqualTo(Verdict.FAIL);
    }

    private static ArcChain verify(String message) throws IOException {
        return new ArcVerifier(name -> List.of(KEY)).verify(octets(message));
    }

    private static ByteArrayInputStream octets(String message) {
        return new ByteArrayInputStream(message.getBytes(StandardCharsets.ISO_8859_1));
    }
}
