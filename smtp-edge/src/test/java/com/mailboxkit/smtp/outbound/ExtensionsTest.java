package com.mailboxkit.smtp.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.message.DeliveryResult.Bounced;
import com.mailboxkit.kernel.message.DeliveryResult.Deferred;
import com.mailboxkit.kernel.message.DeliveryResult.Delivered;
import com.mailboxkit.smtp.dns.DnsServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a server offers, and what is asked of it.
class ExtensionsTest {

    private static final String FROM = "MAIL FROM:<bounces-\\w+@agent\\.test>";
    private static final String INTERNATIONAL = "Subject: Grüße\r\n\r\nHi\r\n";
    private static final String EIGHT_BIT = "Subject: Hi\r\n\r\nGrüße\r\n";

    @TempDir
    private Path folder;

    private RemoteServer remote;
    private DnsServer dns;
    private Delivery delivery;

    @BeforeEach
    void open() throws IOException {
        remote = new RemoteServer();
        dns = new DnsServer();
        dns.withMx("example.com", 10, "mx.example.com", "127.0.0.1");
        dns.withMx("xn--bcher-kva.example", 10, "mx.example.com", "127.0.0.1");
        delivery = Delivery.byMx(folder, dns, remote.port());
    }

    @AfterEach
    void close() throws IOException {
        delivery.close();
        dns.close();
        remote.close();
    }

    @Test
    void asksForNothingThatAPlainMessageDoesNotNeed() {
        remote.offering("SMTPUTF8", "SIZE 0");

        assertThat(delivery.attemptOne("bob@example.com")).isInstanceOf(Delivered.class);
        assertThat(remote.commands()).anyMatch(line -> line.matches(FROM + " SIZE=\\d{3}"));
    }

    @Test
    void asksForSmtpUtf8WhereTheHeaderNeedsIt() throws IOException {
        remote.offering("SMTPUTF8");

        assertThat(delivery.of(INTERNATIONAL).attemptOne("bob@example.com")).isInstanceOf(Delivered.class);
        assertThat(remote.commands()).anyMatch(line -> line.matches(FROM + " SMTPUTF8"));
        assertThat(remote.messages().getFirst()).contains("Subject: Grüße");
    }

    @Test
    void asksForSmtpUtf8WhereAnAddressNeedsIt() {
        remote.offering("SMTPUTF8");

        assertThat(delivery.attemptOne("jürgen@example.com")).isInstanceOf(Delivered.class);
        assertThat(remote.commands())
                .anyMatch(line -> line.matches(FROM + " SMTPUTF8"))
                .contains("RCPT TO:<jürgen@example.com>");
    }

    @Test
    void writesDomainsInAsciiToServersThatKnowNothingElse() {
        assertThat(delivery.attemptOne("bob@bücher.example")).isInstanceOf(Delivered.class);
        assertThat(remote.commands()).contains("RCPT TO:<bob@xn--bcher-kva.example>");
    }

    @Test
    void bouncesWhatNeedsSmtpUtf8WhereItIsNotOffered() throws IOException {
        var results = delivery.attempt("bob@example.com", "jürgen@example.com");

        assertThat(results.getFirst()).isInstanceOf(Delivered.class);
        assertThat(results.getLast()).isInstanceOf(Bounced.class);
        assertThat(results.getLast().reply().enhancedStatus()).isEqualTo("5.6.7");

        var other = delivery.of(INTERNATIONAL).attemptOne("bob@example.com");
        assertThat(other).isInstanceOf(Bounced.class);
        assertThat(other.reply().enhancedStatus()).isEqualTo("5.6.7");
        assertThat(remote.messages()).hasSize(1);
    }

    @Test
    void saysThatTheTextHasEightBits() throws IOException {
        assertThat(delivery.of(EIGHT_BIT).attemptOne("bob@example.com")).isInstanceOf(Delivered.class);
        assertThat(remote.commands()).anyMatch(line -> line.matches(FROM + " BODY=8BITMIME"));
        assertThat(remote.messages().getFirst()).endsWith("\n\nGrüße\n");
    }

    @Test
    void bouncesATextOfEightBitsWhereSevenAreAll() throws IOException {
        remote.offeringOnly("HELP");

        var result = delivery.of(EIGHT_BIT).attemptOne("bob@example.com");

        assertThat(result).isInstanceOf(Bounced.class);
        assertThat(result.reply().enhancedStatus()).isEqualTo("5.6.3");
        assertThat(delivery.of("Subject: Hi\r\n\r\nHi\r\n").attemptOne("bob@example.com"))
                .isInstanceOf(Delivered.class);
    }

    @Test
    void doesNotSendWhatIsLargerThanTheServerTakes() {
        remote.offering("SIZE 100");

        var result = delivery.attemptOne("bob@example.com");

        assertThat(result).isInstanceOf(Bounced.class);
        assertThat(result.reply().enhancedStatus()).isEqualTo("5.3.4");
        assertThat(result.reply().text()).contains("at most 100");
        assertThat(remote.commands()).noneMatch(line -> line.startsWith("MAIL"));
    }

    @Test
    void tellsWhatAServerSaidThatTakesNoMail() throws IOException {
        remote.greeting("554 5.3.2 No mail today");

        var result = delivery.attemptOne("bob@example.com");

        assertThat(result).isInstanceOf(Deferred.class);
        assertThat(result.reply().code()).isEqualTo(554);
        assertThat(result.reply().enhancedStatus()).isEqualTo("5.3.2");
        assertThat(result.reply().text()).contains("No mail today");
    }

    @Test
    void goesToTheNextExchangerWhereOneIsNotAvailable() throws IOException {
        remote.answering("MAIL", "421 4.3.2 Busy");
        try (var second = new RemoteServer(remote.port(), "127.0.0.2")) {
            dns.withMx("example.org", 10, "one.example.org", "127.0.0.1");
            dns.withMx("example.org", 20, "two.example.org", "127.0.0.2");

            var result = delivery.attemptOne("bob@example.org");

            assertThat(result).isInstanceOf(Delivered.class);
            assertThat(result.reply().host()).isEqualTo("two.example.org");
            assertThat(second.messages()).hasSize(1);
        }
    }

    @Test
    void doesNotGoAroundAServerThatGreylists() throws IOException {
        remote.answering("RCPT", "450 4.7.1 Greylisted");
        try (var second = new RemoteServer(remote.port(), "127.0.0.2")) {
            dns.withMx("example.org", 10, "one.example.org", "127.0.0.1");
            dns.withMx("example.org", 20, "two.example.org", "127.0.0.2");

            var result = delivery.attemptOne("bob@example.org");

            assertThat(result).isInstanceOf(Deferred.class);
            assertThat(result.reply().enhancedStatus()).isEqualTo("4.7.1");
            assertThat(second.connections()).isZero();
        }
    }

    @Test
    void triesAgainForARecipientThatWasOneTooMany() {
        remote.answering("RCPT TO:<late@example.com>", "552 Too many recipients");

        var results = delivery.attempt("bob@example.com", "late@example.com");

        assertThat(results.getFirst()).isInstanceOf(Delivered.class);
        assertThat(results.getLast()).isInstanceOf(Deferred.class);
    }
}
