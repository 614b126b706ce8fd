package com.mailboxkit.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.server.Api.Answer;
import com.mailboxkit.smtp.inbound.InboundSmtp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An agent signs up somewhere and needs the code it is sent, and mail to `inbox+tag@` comes to the inbox.
class CodesIT {

    private static final String MAIL = """
            From: %s
            To: %s
            Subject: %s

            %s
            """;

    @TempDir
    private static Path data;

    private static Platform platform;

    @BeforeAll
    static void start() {
        platform = Platform.start(data, "--mailboxkit.smtp.port=0");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void givesACodeAsSoonAsItComes() throws IOException {
        var ann = platform.register();
        var waiting = CompletableFuture.supplyAsync(
                () -> codes(ann, "?wait=30s&from=LUMEN"),
                task -> Thread.ofVirtual().start(task));
        deliver(ann.email(), "News <news@other.example>", "Your code", "Your verification code is 111222.");
        deliver(ann.email(), "Lumen <no-reply@lumen.example>", "Hello", "Your order 48291734 is on its way.");
        deliver(ann.email(), "Lumen <no-reply@lumen.example>", "Sign in", "Your verification code is 482913.");

        var code = waiting.orTimeout(25, TimeUnit.SECONDS).join().getFirst();

        assertThat(code).startsWith("482913 null no-reply@lumen.example none");
        assertThat(codes(ann, "")).hasSize(2).first().isEqualTo(code);
        var message = messages(ann).getFirst();
        assertThat(message).isEqualTo("482913");
    }

    @Test
    void givesTheLinkThatConfirms() throws IOException {
        var ann = platform.register();
        deliver(
                ann.email(),
                "fern@fern.example",
                "Confirm your account",
                "Open this link to confirm your account: https://fern.example/confirm-email/8fa7c2d1");

        assertThat(codes(ann, "?wait=20s"))
                .containsExactly("null https://fern.example/confirm-email/8fa7c2d1 fern@fern.example none");
    }

    @Test
    void keepsOldCodesToItselfUnlessAskedForThem() throws IOException {
        var ann = platform.register();
        deliver(ann.email(), "a@lumen.example", "Sign in", "Your verification code is 482913.");
        assertThat(codes(ann, "?wait=20s")).hasSize(1);

        var later = Instant.now().plusSeconds(60);
        assertThat(codes(ann, "?wait=1s&since=" + later)).isEmpty();
        assertThat(codes(ann, "?since=0001-01-01T00:00:00Z")).hasSize(1);
        assertThat(ann.get(path(ann) + "?wait=soon").status()).isEqualTo(422);
        assertThat(ann.get(path(ann) + "?since=soon").status()).isEqualTo(422);
    }

    @Test
    void showsNobodyTheCodesOfOthers() throws IOException {
        var ann = platform.register();
        var eve = platform.register();
        deliver(ann.email(), "a@lumen.example", "Sign in", "Your verification code is 482913.");
        assertThat(codes(ann, "?wait=20s")).hasSize(1);

        assertThat(eve.get(path(ann)).status()).isEqualTo(403);
    }

    @Test
    void filesMailForASubaddressWithItsTag() throws IOException {
        var ann = platform.register();
        var bob = platform.register();
        var at = ann.email().indexOf('@');
        var tagged = ann.email().substring(0, at).toUpperCase(Locale.ROOT) + "+Shop"
                + ann.email().substring(at);
        deliver(tagged, "a@lumen.example", "By the door", "Hi");
        deliver(
                "\"" + ann.email().substring(0, at) + "\"" + ann.email().substring(at) + ".",
                "a@x.example",
                "Odd",
                "Hi");
        bob.send(ann.email().replace("@", "+orders@"), "Between agents");

        await().untilAsserted(() -> assertThat(tags(ann))
                .containsExactlyInAnyOrder("By the door: Shop", "Odd: null", "Between agents: orders"));
        assertThat(create(bob, ann.email().replace("@", "+bank@")).status()).isEqualTo(422);
    }

    @Test
    void givesAnInboxOfExactlyThatAddressItsMail() throws IOException {
        var ann = platform.register();
        var shop = ann.email().replace("@", "+shop@");
        var created = create(ann, shop);
        assertThat(created.status()).isEqualTo(201);
        var second =
                new Agent(platform, ann.key(), created.body().at("/data/id").stringValue(), shop);

        deliver(shop, "a@lumen.example", "For the shop", "Hi");
        deliver(shop.replace("@", "+x@"), "a@lumen.example", "Beside it", "Hi");

        await().untilAsserted(
                        () -> assertThat(tags(second)).containsExactlyInAnyOrder("For the shop: null", "Beside it: x"));
        assertThat(tags(ann)).isEmpty();
    }

    private static Answer create(Agent agent, String email) {
        return agent.post("/api/v1/inboxes", "{\"name\":\"Shop\",\"email\":\"%s\"}".formatted(email));
    }

    private static List<String> tags(Agent agent) {
        return agent.get("/api/v1/inboxes/%s/messages".formatted(agent.inboxId()))
                .body()
                .get("data")
                .valueStream()
                .map(message -> message.get("subject").stringValue() + ": "
                        + message.get("tag").asString("null"))
                .toList();
    }

    private static List<String> messages(Agent agent) {
        return agent.get("/api/v1/inboxes/%s/messages".formatted(agent.inboxId()))
                .body()
                .get("data")
                .valueStream()
                .map(message -> message.at("/codes/0/code").asString(""))
                .toList();
    }

    private static String path(Agent agent) {
        return "/api/v1/inboxes/%s/codes".formatted(agent.inboxId());
    }

    private static List<String> codes(Agent agent, String query) {
        var answer = agent.get(path(agent) + query);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body()
                .get("data")
                .valueStream()
                .map(code -> "%s %s %s %s"
                        .formatted(
                                code.get("code").asString("null"),
                                code.get("link_url").asString("null"),
                                code.get("from_email").asString("null"),
                                code.get("dmarc").asString("null")))
                .toList();
    }

    private static void deliver(String to, String from, String subject, String text) throws IOException {
        try (var smtp = new SmtpSession(platform.bean(InboundSmtp.class).port())) {
            smtp.say("EHLO test", 250);
            smtp.say("MAIL FROM:<out@example.com>", 250);
            smtp.say("RCPT TO:<%s>".formatted(to), 250);
            smtp.say("DATA", 354);
            assertThat(smtp.body(MAIL.formatted(from, to, subject, text).getBytes(UTF_8)))
                    .startsWith("250");
        }
    }
}
