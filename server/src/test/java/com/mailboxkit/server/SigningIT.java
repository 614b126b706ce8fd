package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.authentication.dkim.DkimVerifier;
import com.mailboxkit.authentication.dkim.Verification;
import com.mailboxkit.authentication.dkim.Verification.Outcome;
import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.smtp.dns.DnsServer;
import com.mailboxkit.smtp.dns.NameServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import tools.jackson.databind.JsonNode;

/// What leaves is signed by its domain, as its receiver sees it.
class SigningIT {

    @TempDir
    private static Path data;

    private static DnsServer dns;
    private static SmtpSink remote;
    private static Platform platform;

    @BeforeAll
    static void start() throws IOException {
        dns = new DnsServer();
        remote = new SmtpSink();
        dns.withMx("receiver.example", 10, "mx.receiver.example", "127.0.0.1");
        platform = Platform.start(
                data,
                "--mailboxkit.smtp.port=0",
                "--mailboxkit.agent-domain=agents.example",
                "--mailboxkit.mail-host=mail.agents.example",
                "--mailboxkit.delivery.mode=mx",
                "--mailboxkit.delivery.mx-port=" + remote.port(),
                "--mailboxkit.delivery.allow-private-destinations=true",
                "--mailboxkit.delivery.dns-server=" + dns.address());
    }

    @AfterAll
    static void stop() throws IOException {
        platform.close();
        remote.close();
        dns.close();
    }

    @Test
    void signsForTheAgentDomainWithTheKeyThatOperatorsPublish() throws IOException {
        dns.without("default._domainkey.agents.example");
        var shown = admin("domain");
        assertThat(shown.at("/dns/dkim/outcome").stringValue()).isEqualTo("missing");
        publish("agents.example", shown.get("records"));
        assertThat(admin("domain").at("/dns/dkim/outcome").stringValue()).isEqualTo("matches");

        var agent = platform.register();
        agent.send("ann@receiver.example", "Signed by the platform");

        assertThat(verified("Signed by the platform")).containsExactly(pass("agents.example"));
    }

    @Test
    void signsForTheDomainOfTheOrganization() throws IOException {
        var agent = platform.register();
        var id = agent.post("/api/v1/domains", "{\"name\":\"shop.example\"}")
                .body()
                .at("/data/id")
                .stringValue();
        publish(
                "shop.example",
                agent.get("/api/v1/domains/" + id + "/dns").body().get("data"));
        assertThat(agent.post("/api/v1/domains/" + id + "/verify", "{}")
                        .body()
                        .at("/data/is_verified")
                        .booleanValue())
                .isTrue();
        var made = agent.post("/api/v1/inboxes", "{\"name\":\"Shop\",\"email\":\"help@shop.example\"}")
                .body();
        var inbox = new Agent(platform, agent.key(), made.at("/data/id").stringValue(), "help@shop.example");

        inbox.send("ann@receiver.example", "Signed by the shop");

        assertThat(verified("Signed by the shop")).containsExactly(pass("shop.example"));
    }

    /// Every kind of message that the API makes.
    @Test
    void signsWhateverIsSent() throws IOException {
        var agent = platform.register();
        publish("agents.example", admin("domain").get("records"));
        var attachment = Base64.getEncoder().encodeToString(new byte[100_000]);
        for (var body : Map.of(
                        "text",
                        "\"text\":\"Grüße\\n.\\n..dots\\n\\n\\n\"",
                        "html",
                        "\"html\":\"<p>Ü</p>\",\"text\":\"U\"",
                        "long",
                        "\"text\":\"%s\"".formatted("long line ".repeat(2_000)),
                        "bare",
                        "\"text\":\"a\\rb\\nc\\r\\nd\"",
                        "headers",
                        "\"text\":\"x\",\"headers\":{\"List-Unsubscribe\":\"<https://shop.example/leave>\","
                                + "\"List-Unsubscribe-Post\":\"List-Unsubscribe=One-Click\",\"X-Ort\":\"Köln\"}",
                        "tracked",
                        "\"html\":\"<p>Ü</p>\",\"track_opens\":true",
                        "attachment",
                        "\"text\":\"See\",\"attachments\":[{\"filename\":\"ä.bin\",\"content\":\"%s\"}]"
                                .formatted(attachment))
                .entrySet()) {
            var subject = "Kind " + body.getKey();
            var sent = agent.post(
                    "/api/v1/inboxes/%s/messages/send".formatted(agent.inboxId()),
                    "{\"to\":[\"ann@receiver.example\"],\"subject\":\"%s\",%s}".formatted(subject, body.getValue()));
            assertThat(sent.status()).as(sent.body().toString()).isLessThan(300);

            assertThat(verified(subject)).as(body.getKey()).containsExactly(pass("agents.example"));
        }
    }

    private static Verification pass(String domain) {
        return new Verification(Outcome.PASS, domain, "default", null);
    }

    private static List<Verification> verified(String subject) throws IOException {
        var message = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> remote.messages().stream()
                                .filter(text -> text.contains("Subject: " + subject + "\r\n"))
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
        var server = new NameServer(dns.address());
        return new DkimVerifier(name -> server.askAnew(name(name), Type.TXT).texts())
                .verify(new ByteArrayInputStream(message.getBytes(StandardCharsets.ISO_8859_1)), Instant.now())
                .all();
    }

    private static Name name(String text) {
        try {
            return Name.fromString(text + ".");
        } catch (TextParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void publish(String name, JsonNode records) {
        dns.without(name).without("default._domainkey." + name);
        dns.with(name, Type.MX, "10 " + records.at("/mx/value").stringValue() + ".");
        dns.with(name, Type.TXT, quoted(records.at("/spf/value").stringValue()));
        dns.with(
                "default._domainkey." + name,
                Type.TXT,
                quoted(records.at("/dkim/value").stringValue()));
    }

    /// A string of a TXT record holds 255 octets at most.
    private static String quoted(String text) {
        return text.replaceAll("(.{1,255})", "\"$1\" ").strip();
    }

    private static JsonNode admin(String path) throws IOException {
        var key = Files.readString(data.resolve("admin-key"));
        return platform.call(key, "GET", "/admin/" + path, null).body().get("data");
    }
}
