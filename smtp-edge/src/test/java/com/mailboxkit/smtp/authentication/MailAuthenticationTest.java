package com.mailboxkit.smtp.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.authentication.Dns;
import com.mailboxkit.authentication.DnsUnavailableException;
import com.mailboxkit.content.ContentStore;
import com.mailboxkit.content.FileContentStore;
import com.mailboxkit.smtp.authentication.AuthenticationProperties.Policy;
import com.mailboxkit.smtp.authentication.MailAuthentication.Decision;
import com.mailboxkit.smtp.authentication.MailAuthentication.Judgement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MailAuthenticationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> BOSS = List.of("boss@strict.example");
    private static final List<String> ANN = List.of("ann@easy.example");

    @TempDir
    private Path folder;

    private ContentStore store;

    @BeforeEach
    void open() throws Exception {
        store = new FileContentStore(folder);
    }

    @Test
    void enforcesWhatTheDomainInFromAsksFor() throws Exception {
        assertThat(enforce(BOSS, "From: boss@strict.example\r\n\r\nHi\r\n").decision())
                .isEqualTo(Decision.REFUSE_DISOWNED);
        assertThat(enforce(ANN, "From: ann@easy.example\r\n\r\nHi\r\n").decision())
                .isEqualTo(Decision.TAKE);
    }

    @Test
    void enforcesExactlyOneReadableFrom() throws Exception {
        assertThat(enforce(List.of(), "Subject: Hi\r\n\r\nHi\r\n").decision()).isEqualTo(Decision.REFUSE_WITHOUT_FROM);
        assertThat(enforce(ANN, "From: ann@easy.example\r\nFrom: boss@strict.example\r\n\r\nHi\r\n")
                        .decision())
                .isEqualTo(Decision.REFUSE_WITHOUT_FROM);
        assertThat(enforce(BOSS, "From: boss@strict.example\r\n" + "X: x\r\n".repeat(300_000) + "\r\nHi\r\n")
                        .decision())
                .isEqualTo(Decision.REFUSE_WITHOUT_FROM);
    }

    @Test
    void checksEverybodyWhoCouldBeShownAsTheAuthor() throws Exception {
        var both = List.of("x@easy.example", "boss@strict.example");
        var message = "From: x@easy.example, Boss <boss@strict.example>\r\n\r\nHi\r\n";
        var monitored = judge(Policy.MONITOR, PATIENCE, "a@easy.example", both, message);

        assertThat(enforce(both, message).decision()).isEqualTo(Decision.REFUSE_WITHOUT_FROM);
        assertThat(enforce(List.of("x@easy.example", "y@EASY.example"), "From: x@easy.example, y@EASY.example\r\n\r\n")
                        .decision())
                .isEqualTo(Decision.TAKE);
        assertThat(monitored.decision()).isEqualTo(Decision.TAKE);
        assertThat(monitored.authentication().dmarc()).isEqualTo("fail");
        assertThat(monitored.authentication().results()).contains("From names 2 domains instead of one");
    }

    @Test
    void takesNothingThatItHadNoTimeToCheckWhereItEnforces() throws Exception {
        var judgement = judge(Policy.ENFORCE, Duration.ofMillis(100), "a@endless.example", BOSS, "From: x\r\n\r\n");

        assertThat(judgement.decision()).isEqualTo(Decision.DEFER);
        assertThat(judgement.authentication().dmarc()).isEqualTo("temperror");
    }

    @Test
    void takesEverythingWhereItMonitors() throws Exception {
        var two = "From: ann@easy.example\r\nFrom: boss@strict.example\r\n\r\nHi\r\n";
        var ofTwo = judge(Policy.MONITOR, PATIENCE, "a@easy.example", ANN, two);
        var disowned = judge(Policy.MONITOR, PATIENCE, "a@easy.example", BOSS, "From: boss@strict.example\r\n\r\n");
        var late = judge(Policy.MONITOR, Duration.ofMillis(100), "a@endless.example", BOSS, "From: x\r\n\r\n");

        assertThat(List.of(ofTwo, disowned, late))
                .extracting(Judgement::decision)
                .containsOnly(Decision.TAKE);
        assertThat(List.of(ofTwo, disowned, late))
                .extracting(judgement -> judgement.authentication().dmarc())
                .containsExactly("fail", "fail", "temperror");
    }

    @Test
    void takesWhatATrustedListHandedOnAfterItPassedDmarc() throws Exception {
        var sealed = resource("sealed-by-a-list.eml").replace("\n", "\r\n");

        var believed = enforce(BOSS, sealed);
        assertThat(believed.decision()).isEqualTo(Decision.TAKE);
        assertThat(believed.authentication().dmarc()).isEqualTo("fail");
        assertThat(believed.authentication().results()).contains("arc=pass smtp.remote-ip=192.0.2.1");

        var changed = enforce(BOSS, sealed.replace("Hi all", "Pay me"));
        assertThat(changed.decision()).isEqualTo(Decision.REFUSE_DISOWNED);
        assertThat(changed.authentication().results()).contains("arc=fail");
    }

    @Test
    void refusesWhatAListHandedOnThatNobodyTrusts() throws Exception {
        var sealed = resource("sealed-by-a-list.eml").replace("\n", "\r\n");

        var judgement = judge(properties(Policy.ENFORCE, PATIENCE, List.of("other.example")), "", BOSS, sealed);

        assertThat(judgement.decision()).isEqualTo(Decision.REFUSE_DISOWNED);
        assertThat(judgement.authentication().results()).contains("arc=pass");
    }

    private static String resource(String name) throws IOException {
        try (var octets = MailAuthenticationTest.class.getResourceAsStream(name)) {
            return new String(octets.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static AuthenticationProperties properties(Policy policy, Duration timeout, List<String> sealers) {
        return new AuthenticationProperties(policy, List.of(), timeout, sealers);
    }

    private Judgement enforce(List<String> authors, String message) throws Exception {
        return judge(Policy.ENFORCE, PATIENCE, "a@easy.example", authors, message);
    }

    private Judgement judge(Policy policy, Duration timeout, String mailFrom, List<String> authors, String message)
            throws Exception {
        return judge(properties(policy, timeout, List.of("lists.example")), mailFrom, authors, message);
    }

    private Judgement judge(AuthenticationProperties properties, String mailFrom, List<String> authors, String message)
            throws Exception {
        var raw = store.put(message.getBytes(StandardCharsets.ISO_8859_1));
        var client = InetAddress.getByName("192.0.2.1");
        try (var authentication = new MailAuthentication(properties, "mx.test", new Zone(), store, Clock.systemUTC())) {
            return authentication.judge(new Sender(client, false, "client.test", mailFrom, authors, raw));
        }
    }

    /// `strict.example` disowns what is not from it; of `endless.example` there is never an answer.
    private static final class Zone implements Dns {

        @Override
        public List<String> txt(String name) throws DnsUnavailableException {
            if (name.equals("endless.example")) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException givenUp) {
                    throw new DnsUnavailableException("no answer");
                }
            }
            return switch (name) {
                case "_dmarc.strict.example" -> List.of("v=DMARC1; p=reject");
                case "s1._domainkey.lists.example" -> List.of(keyOfTheList());
                default -> List.of();
            };
        }

        private static String keyOfTheList() {
            try {
                return resource("key-of-the-list.txt").strip();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public List<InetAddress> addresses(String name, boolean ipv6) {
            return List.of();
        }

        @Override
        public List<String> mailExchangers(String name) {
            return List.of();
        }

        @Override
        public boolean exists(String name) {
            return true;
        }

        @Override
        public List<String> names(InetAddress address) {
            return List.of();
        }
    }
}
