package com.mailboxkit.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.server.Api.Answer;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Files that an agent sends reach clients in the form they show: pictures in the text, invitations as such.
class OutgoingFilesIT {

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
    void sendsAPictureWhereTheHtmlShowsIt() {
        var ann = platform.register();
        var sent = send(ann, "\"html\": \"<img src='cid:logo'>\"", """
                {"filename": "l.png", "content": "iVBORw==", "content_type": "image/png", "content_id": "logo"}""");

        assertThat(raw(ann, sent))
                .contains("Content-Type: multipart/related;")
                .contains("Content-ID: <logo>")
                .containsPattern("Content-Disposition: inline;\\s+filename=\"l.png\"");
        var file = ann.get(message(ann, sent)).body().at("/data/attachments/0");
        assertThat(file.get("content_id").stringValue()).isEqualTo("logo");
        assertThat(file.get("disposition").stringValue()).isEqualTo("inline");
    }

    @Test
    void sendsAnInvitationThatClientsShow() {
        var ann = platform.register();
        var calendar = Base64.getEncoder().encodeToString("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".getBytes(ISO_8859_1));

        var sent = send(ann, "\"text\": \"Please come\"", """
                {"filename": "invite.ics", "content": "%s", "content_type": "text/calendar; method=REQUEST; charset=utf-8"}""".formatted(calendar));

        var raw = raw(ann, sent).replaceAll("\r\n\t", " ");
        assertThat(raw.split("Content-Type: text/calendar; method=REQUEST; charset=utf-8", -1))
                .hasSize(3);
        assertThat(raw.indexOf("multipart/alternative")).isLessThan(raw.indexOf("text/calendar"));
        assertThat(raw).contains("filename=\"invite.ics\"");
    }

    @Test
    void takesFilesOfAFormAsTheyCome() {
        var ann = platform.register();
        var files = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            files.append(part("attachments[%d]\"; filename=\"%d.txt".formatted(i, i), "line\r\n".repeat(60_000)));
        }
        var form = part("to[0]", "bo@x.example") + files + part("text", "Three of them") + "--b--\r\n";

        var answer = form(ann, form);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
        assertThat(answer.body()
                        .at("/data/attachments")
                        .valueStream()
                        .map(file -> file.get("size").intValue()))
                .containsExactly(360_000, 360_000, 360_000);
    }

    @Test
    void refusesAFormOfMorePartsThanOneMayHave() {
        var ann = platform.register();

        var answer = form(ann, part("to[]", "bo@x.example").repeat(100_000) + "--b--\r\n");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body().get("message").stringValue()).contains("200 parts");
    }

    private static Answer form(Agent agent, String form) {
        return platform.call(
                agent.key(), "POST", path(agent), form, Map.of("Content-Type", "multipart/form-data; boundary=b"));
    }

    private static String part(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(name, value);
    }

    @Test
    void refusesPartsThatAreSeveral() {
        var ann = platform.register();

        var answer = ann.post(path(ann), """
                {"to": ["bo@x.example"], "text": "see", "attachments": [
                  {"filename": "m", "content": "YQ==", "content_type": "multipart/mixed; boundary=b"}]}""");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("errors").has("attachments[0].content_type"))
                .isTrue();
    }

    private static JsonNode send(Agent agent, String body, String file) {
        var answer = agent.post(
                path(agent),
                "{\"to\": [\"bo@x.example\"], \"subject\": \"s\", %s, \"attachments\": [%s]}".formatted(body, file));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().get("data");
    }

    private static String path(Agent agent) {
        return "/api/v1/inboxes/%s/messages/send".formatted(agent.inboxId());
    }

    private static String message(Agent agent, JsonNode sent) {
        return "/api/v1/inboxes/%s/messages/%s"
                .formatted(agent.inboxId(), sent.get("id").stringValue());
    }

    private static String raw(Agent agent, JsonNode sent) {
        return new String(agent.get(message(agent, sent) + "/raw").response().body(), ISO_8859_1);
    }
}
