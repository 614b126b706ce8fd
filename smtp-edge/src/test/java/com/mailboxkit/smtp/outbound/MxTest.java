package com.mailboxkit.smtp.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.message.DeliveryResult.Bounced;
import com.mailboxkit.kernel.message.DeliveryResult.Deferred;
import com.mailboxkit.kernel.message.DeliveryResult.Delivered;
import com.mailboxkit.smtp.dns.DnsServer;
import com.mailboxkit.smtp.session.SelfSigned;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Type;

class MxTest {

    @TempDir
    private Path folder;

    private RemoteServer remote;
    private DnsServer dns;
    private Delivery delivery;

    @BeforeEach
    void open() throws IOException {
        remote = new RemoteServer();
        dns = new DnsServer();
        delivery = Delivery.byMx(folder, dns, remote.port());
    }

    @AfterEach
    void close() throws IOException {
        delivery.close();
        dns.close();
        remote.close();
    }

    @Test
    void prefersTheExchangerWithTheLowestNumber() {
        dns.withMx("example.com", 20, "second.example.com", "127.0.0.1");
        dns.withMx("example.com", 10, "first.example.com", "127.0.0.1");
        dns.withMx("example.com", 30, "third.example.com", "127.0.0.1");

        var result = delivery.attemptOne("bob@example.com");

        assertThat(result).isInstanceOf(Delivered.class);
        assertThat(result.reply().host()).isEqualTo("first.example.com");
    }

    @Test
    void goesToTheNextExchangerWhereOneIsAwayOrHasNoAddress() {
        dns.withMx("example.com", 10, "away.example.com", "127.0.0.2");
        dns.withMx("example.com", 20, "nowhere.example.com");
        dns.withMx("example.com", 30, "there.example.com", "127.0.0.3", "127.0.0.1");

        var result = delivery.attemptOne("bob@example.com");

        assertThat(result).isInstanceOf(Delivered.class);
        assertThat(result.reply().host()).isEqualTo("there.example.com");
    }

    @Test
    void goesToTheDomainItselfWhereItNamesNoExchanger() {
        dns.with("example.com", Type.A, "127.0.0.1");

        var result = delivery.attemptOne("bob@example.com");

        assertThat(result).isInstanceOf(Delivered.class);
        assertThat(result.reply().host()).isEqualTo("example.com");
    }

    @Test
    void asksForTheAsciiFormOfADomain() {
        dns.withMx("xn--bcher-kva.example", 10, "mx.example.com", "127.0.0.1");

        assertThat(delivery.attemptOne("bob@bücher.example")).isInstanceOf(Delivered.class);
    }

    @Test
    void bouncesMailForDomainsThatTakeNone() {
        dns.with("example.com", Type.MX, "0 .").with("example.com", Type.A, "127.0.0.1");

        var result = delivery.attemptOne("bob@example.com");

        assertThat(result).isInstanceOf(Bounced.class);
        assertThat(result.reply().enhancedStatus()).isEqualTo("5.1.10");
    }

    @Test
    void bouncesMailForDomainsThatDoNotExistOrHaveNoServer() {
        dns.withMx("serverless.example", 10, "nowhere.example");

        var results = delivery.attempt("bob@none.example", "bob@serverless.example");

        assertThat(results).hasOnlyElementsOfType(Bounced.class);
        assertThat(results)
                .extracting(result -> result.reply().enhancedStatus())
                .containsExactly("5.1.2", "5.4.4");
    }

    @Test
    void triesLaterWhereDnsIsBroken() {
        dns.broken("example.com").withMx("example.org", 10, "mx.example.com").broken("mx.example.com");

        var results = delivery.attempt("bob@example.com", "bob@example.org");

        assertThat(results).hasOnlyElementsOfType(Deferred.class);
        assertThat(results)
                .extracting(result -> result.reply().enhancedStatus())
                .containsOnly("4.4.3");
    }

    @Test
    void givesEachRecipientOfADomainAnEnvelopeOfItsOwn() {
        dns.withMx("example.com", 10, "a.example.com", "127.0.0.1", "127.0.0.2", "127.0.0.3");
        dns.withMx("example.com", 10, "b.example.com", "127.0.0.1", "127.0.0.2", "127.0.0.3");

        assertThat(delivery.attempt("ann@example.com", "bob@Example.com", "cleo@example.com"))
                .hasOnlyElementsOfType(Delivered.class);
        assertThat(remote.messages()).hasSize(3);
    }

    @Test
    void encryptsWithServersThatNobodyCanVerify() {
        remote.offering("STARTTLS").encrypting(SelfSigned.context("unknown.test"));
        dns.withMx("example.com", 10, "mx.example.com", "127.0.0.1");

        assertThat(delivery.attemptOne("bob@example.com")).isInstanceOf(Delivered.class);
        assertThat(remote.commands()).containsSubsequence("STARTTLS", "(encrypted)", "DATA");
    }

    @Test
    void sendsInPlainTextWhereTheHandshakeFails() {
        remote.offering("STARTTLS"); // and then knows nothing of it
        dns.withMx("example.com", 10, "mx.example.com", "127.0.0.1");

        assertThat(delivery.attemptOne("bob@example.com")).isInstanceOf(Delivered.class);
        assertThat(remote.connections()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "10.1.2.3", "169.254.169.254", "100.64.0.1", "::1", "fd00::1", "64:ff9b::7f00:1"})
    void doesNotKnockAtPrivateNetworks(String address) throws IOException {
        dns.withMx("byexchanger.example", 10, "mx.example", address);
        dns.with("byaddress.example", address.contains(":") ? Type.AAAA : Type.A, address);
        try (var guarded = new Delivery(folder, "mode=mx", "dns-server=" + dns.address(), "mx-port=" + remote.port())) {
            var results = guarded.attempt("bob@byexchanger.example", "bob@byaddress.example", "bob@127.0.0.1");

            assertThat(results).hasOnlyElementsOfType(Bounced.class);
            assertThat(results)
                    .extracting(result -> result.reply().enhancedStatus())
                    .containsExactly("5.7.1", "5.7.1", "5.1.2");
        }
        assertThat(remote.connections()).isZero();
    }
}
