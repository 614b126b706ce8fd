package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.server.Api.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// What a browser is given to show of a message.
class MessagePageIT {

    private static final String POLICY = "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline';"
            + " form-action 'none'; frame-ancestors 'self'; img-src data: cid:";
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    private static final String HOSTILE = """
            <meta http-equiv="refresh" content="0;url=https://evil.example/"><base href="https://evil.example/">
            <link rel="dns-prefetch" href="//evil.example"><script>alert(1)</script>
            <p onclick="alert(2)">Hello <a href="https://shop.example/">shop</a> 100%</p>
            <img src="cid:logo%40shop"><img src="cid:page"><img src="cid:nothing"><img src="https://evil.example/pixel.png">
            <img src="javascript:alert(3)"><iframe src="https://evil.example/"></iframe>
            <form action="https://evil.example/"><input name="password"></form><svg onload="alert(4)"></svg>
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
    void runsAndLoadsNothingOfTheMessage() {
        var agent = platform.register();

        var page = view(agent, received(agent), "");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("Content-Security-Policy")).isEqualTo(POLICY);
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(text(page))
                .contains("Hello", "100%", "https://shop.example/")
                .contains("src=\"data:image/png;base64," + PIXEL.substring(0, 20))
                .doesNotContain("evil.example", "alert", "<script", "<iframe", "<form", "<svg", "http-equiv", "cid:");
    }

    @Test
    void loadsPicturesFromElsewhereForAReaderWhoAsks() {
        var agent = platform.register();

        var page = view(agent, received(agent), "?remote_images=true");

        assertThat(page.header("Content-Security-Policy")).isEqualTo(POLICY + " http: https:");
        assertThat(text(page)).contains("https://evil.example/pixel.png").doesNotContain("<script", "<iframe");
    }

    @Test
    void showsTextWhereThereIsNoHtml() {
        var agent = platform.register();
        var id = agent.send("ann@example.com", "<b>").body().at("/data/id").stringValue();

        assertThat(text(view(agent, id, ""))).contains("<pre>Hello");
    }

    @Test
    void isForTheOwnerOfTheMessageOnly() {
        var agent = platform.register();
        var id = received(agent);

        var stranger = platform.register();

        assertThat(view(stranger, id, "").status()).isEqualTo(404);
        assertThat(platform.call(null, "GET", path(agent, id), null).status()).isEqualTo(401);
        assertThat(platform.call(stranger.key(), "GET", path(agent, id), null).status())
                .isEqualTo(403);
        assertThat(text(Browser.ofKey(platform, agent.key()).get(path(agent, id))))
                .contains("Hello");
    }

    private static String received(Agent agent) {
        var json =
                JsonMapper.shared().createObjectNode().put("subject", "Hostile").put("html", HOSTILE);
        json.putArray("to").add(agent.email());
        var files = json.putArray("attachments");
        files.addObject()
                .put("filename", "logo.png")
                .put("content_type", "image/png")
                .put("content", PIXEL)
                .put("content_id", "logo@shop")
                .put("disposition", "inline");
        files.addObject()
                .put("filename", "page.html")
                .put("content_type", "text/html")
                .put("content", "aGk=")
                .put("content_id", "page")
                .put("disposition", "inline");
        var sender = platform.register();
        var sent = sender.post("/api/v1/inboxes/%s/messages/send".formatted(sender.inboxId()), json.toString());
        assertThat(sent.status()).as(sent.body().toString()).isEqualTo(201);
        var list = "/api/v1/inboxes/%s/messages?direction=inbound".formatted(agent.inboxId());
        return await().atMost(Duration.ofMinutes(1))
                .until(() -> agent.get(list).body().at("/data/0/id"), id -> !id.isMissingNode())
                .stringValue();
    }

    private static Answer view(Agent agent, String id, String query) {
        return agent.get(path(agent, id) + query);
    }

    private static String path(Agent agent, String id) {
        return "/api/v1/inboxes/%s/messages/%s/view".formatted(agent.inboxId(), id);
    }

    private static String text(Answer page) {
        return new String(page.response().body(), StandardCharsets.UTF_8);
    }
}
