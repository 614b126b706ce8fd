package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.authentication.dkim.DkimSigner;
import com.mailboxkit.authentication.dkim.RsaKeys;
import com.mailboxkit.authentication.dkim.SigningKey;
import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.smtp.dns.DnsServer;
import com.mailboxkit.smtp.inbound.InboundSmtp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Type;
import tools.jackson.databind.JsonNode;

/// Mail of strangers, who come from 127.0.0.1 as far as their domains are concerned.
class AuthenticationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final SigningKey KEY = new SigningKey("bank.example", "s1", RsaKeys.fresh());

    @TempDir
    private static Path data;

    private static DnsServer dns;
    private static Platform platform;
    private static Agent agent;

    @BeforeAll
    static void start() throws IOException {
        dns = new DnsServer()
                .with("bank.example", Type.TXT, "\"v=spf1 ip4:127.0.0.1 -all\"")
                .with("_dmarc.bank.example", Type.TXT, "\"v=DMARC1; p=reject\"")
                .with("s1._domainkey.bank.example", Type.TXT, quoted("v=DKIM1; p=" + KEY.publicKey()))
                .with("strict.example", Type.TXT, "\"v=spf1 -all\"")
                .with("_dmarc.strict.example", Type.TXT, "\"v=DMARC1; p=reject\"")
                .with("1.0.0.127.in-addr.arpa", Type.PTR, "mail.bank.example.")
                .with("mail.bank.example", Type.A, "127.0.0.1")
                .broken("slow.example");
        platform = Platform.start(
                data,
                "--mailboxkit.smtp.port=0",
                "--mailboxkit.smtp.hostname=mx.platform.example",
                "--mailboxkit.authentication.policy=enforce",
                "--mailboxkit.authentication.unchecked-networks=",
                "--mailboxkit.delivery.dns-server=" + dns.address());
        agent = platform.register();
    }

    @AfterAll
    static void stop() {
        platform.close();
        dns.close();
    }

    @Test
    void vouchesForMailThatItsDomainSignedAndSent() throws IOException {
        var message = "From: a@bank.example\r\nSubject: Signed and sent\r\n\r\nHi\r\n";
        assertThat(deliver("a@bank.example", signed(message))).startsWith("250");

        var authentication = received("Signed and sent").get("authentication");

        assertThat(authentication.get("spf").stringValue()).isEqualTo("pass");
        assertThat(authentication.get("dkim").stringValue()).isEqualTo("pass");
        assertThat(authentication.get("dmarc").stringValue()).isEqualTo("pass");
        assertThat(authentication.get("iprev").stringValue()).isEqualTo("pass");
        assertThat(authentication.get("results").stringValue())
                .isEqualTo(
                        "mx.platform.example; spf=pass smtp.mailfrom=a@bank.example; dkim=pass header.d=bank.example;"
                                + " dmarc=pass header.from=bank.example; iprev=pass policy.iprev=127.0.0.1");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(agent.get("/api/v1/events?event=message.received")
                                .body()
                                .get("data")
                                .valueStream()
                                .map(event ->
                                        event.at("/data/authentication/dmarc").asString()))
                        .contains("pass"));
    }

    @Test
    void refusesMailThatItsDomainDisowns() throws IOException {
        assertThat(deliver("x@nobody.example", "From: boss@strict.example\r\nSubject: Pay\r\n\r\nNow\r\n"))
                .startsWith("550 5.7.1");
        assertThat(deliver("a@strict.example", "From: boss@strict.example\r\nSubject: Pay\r\n\r\nNow\r\n"))
                .startsWith("550 5.7.1");
        assertThat(deliver(
                        "a@bank.example",
                        signed("From: a@bank.example\r\nSubject: Hi\r\n\r\nHi\r\n")
                                .replace("From: a@bank.example", "From: boss@strict.example")))
                .startsWith("550 5.7.1");
    }

    @Test
    void tellsWhatItCouldNotFindOut() throws IOException {
        assertThat(deliver("a@slow.example", "From: a@slow.example\r\nSubject: Slow\r\n\r\nHi\r\n"))
                .startsWith("250");
        assertThat(received("Slow").at("/authentication/spf").stringValue()).isEqualTo("temperror");
    }

    @Test
    void refusesMailWithoutExactlyOneReadableFrom() throws IOException {
        var message = signed("From: a@bank.example\r\nSubject: Two\r\n\r\nHi\r\n");

        assertThat(deliver("a@bank.example", "From: boss@bank.example\r\n" + message))
                .startsWith("550 5.7.1");
        assertThat(deliver("", "Subject: Nobody\r\n\r\nHi\r\n")).startsWith("550 5.7.1");
        assertThat(deliver(
                        "a@bank.example",
                        "From: boss@strict.example\r\n" + "X-Long: x\r\n".repeat(110_000) + "\r\nHi\r\n"))
                .startsWith("550 5.7.1");
    }

    @Test
    void knowsTheMailOfItsOwnAgents() {
        var other = platform.register();
        other.send(agent.email(), "From next door");

        assertThat(received("From next door").at("/authentication/dmarc").stringValue())
                .isEqualTo("pass");
    }

    private static String signed(String message) throws IOException {
        var octets = new ByteArrayInputStream(message.getBytes(StandardCharsets.US_ASCII));
        return DkimSigner.sign(octets, KEY, Instant.now()) + message;
    }

    private static String deliver(String mailFrom, String message) throws IOException {
        try (var session = new SmtpSession(platform.bean(InboundSmtp.class).port())) {
            session.say("EHLO mail.bank.example", 250);
            session.say("MAIL FROM:<" + mailFrom + ">", 250);
            session.say("RCPT TO:<" + agent.email() + ">", 250);
            session.say("DATA", 354);
            return session.body(message.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static JsonNode received(String subject) {
        return await().atMost(PATIENCE)
                .until(
                        () -> agent.get("/api/v1/inboxes/%s/messages?subject=%s"
                                        .formatted(agent.inboxId(), subject.replace(" ", "%20")))
                                .body()
                                .at("/data/0"),
                        found -> !found.isMissingNode());
    }

    private static String quoted(String text) {
        return text.replaceAll("(.{1,255})", "\"$1\" ").strip();
    }
}
