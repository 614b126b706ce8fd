package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `/openapi.json` is made of the code here, and kept in the source tree: a change of the API shows in review, and the
/// running platform needs nothing to make it. Where it differs, this test fails and leaves `openapi.json.received`
/// beside the old one: read it, and rename it.
class DescriptionIT {

    private static final Path KEPT = Path.of("src/main/resources/description/openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @TempDir
    private static Path data;

    private static Platform platform;

    @BeforeAll
    static void start() {
        platform = Platform.start(
                data,
                "--mailboxkit.smtp.port=0",
                "--springdoc.api-docs.enabled=true",
                "--springdoc.api-docs.version=openapi_3_1",
                "--springdoc.paths-to-match=/api/v1/**",
                "--springdoc.writer-with-order-by-keys=true",
                "--springdoc.default-produces-media-type=application/json",
                "--mailboxkit.public-url=https://mail.example.com");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void describesTheCodeAsItIs() throws IOException {
        var made = (ObjectNode) platform.call(null, "GET", "/v3/api-docs", null).body();
        made.remove("servers");

        var text = JSON.writeValueAsString(made) + "\n";

        var received = KEPT.resolveSibling("openapi.json.received");
        if (Files.exists(KEPT) && text.equals(Files.readString(KEPT))) {
            Files.deleteIfExists(received);
            return;
        }
        Files.createDirectories(KEPT.getParent());
        Files.writeString(received, text);
        assertThat(Files.exists(KEPT) ? Files.readString(KEPT) : "").isEqualTo(text);
    }

    @Test
    void givesTheDescriptionWithTheAddressOfThisServer() {
        var described = platform.call(null, "GET", "/openapi.json", null);

        assertThat(described.status()).isEqualTo(200);
        assertThat(described.body().get("openapi").stringValue()).startsWith("3.1.");
        assertThat(described.body().at("/servers/0/url").stringValue()).isEqualTo("https://mail.example.com");
    }

    @Test
    void explainsEveryErrorWhereItsLinkLeads() {
        var page = page("/api-docs");

        for (var operation : operations()) {
            assertThat(page).contains(operation.get("summary").stringValue());
        }
        for (var code : ProblemCode.values()) {
            assertThat(page).contains("id=\"" + code.wire().replace('_', '-') + "\"");
        }
        assertThat(page).contains("id=\"billing-errors\"");
    }

    @Test
    void tellsAgentsAndOwnersWhatTheyNeed() {
        assertThat(page("/skill.md")).contains("https://mail.example.com/api/v1/register");
        assertThat(page("/billing")).contains("$0.002");
    }

    private static Iterable<JsonNode> operations() {
        return platform.call(null, "GET", "/openapi.json", null)
                .body()
                .get("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .toList();
    }

    private static String page(String path) {
        var answer = platform.call(null, "GET", path, null);
        assertThat(answer.status()).isEqualTo(200);
        return new String(answer.response().body(), StandardCharsets.UTF_8);
    }
}
