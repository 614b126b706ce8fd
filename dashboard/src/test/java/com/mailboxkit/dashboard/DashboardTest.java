package com.mailboxkit.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

class DashboardTest {

    /// Of scripts and styles together, as browsers get them.
    private static final int LARGEST_BUNDLE = 80_000;

    private DashboardFiles files;
    private WebTestClient browser;

    @BeforeEach
    void serve() throws IOException {
        files = DashboardFiles.bundled();
        browser = WebTestClient.bindToController(new DashboardController(files)).build();
    }

    @Test
    void staysSmall() {
        var size = files.assets().entrySet().stream()
                .filter(asset -> !asset.getKey().endsWith(".svg"))
                .mapToInt(asset -> asset.getValue().zipped().length)
                .sum();
        assertThat(size).isPositive().isLessThanOrEqualTo(LARGEST_BUNDLE);
    }

    @Test
    void servesThePageUnderAPolicyThatLetsNothingInFromElsewhere() {
        browser.get()
                .uri("/")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/html;charset=UTF-8")
                .expectHeader()
                .valueEquals("Cache-Control", "no-cache")
                .expectHeader()
                .value(
                        "Content-Security-Policy",
                        policy -> assertThat(policy)
                                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                                .doesNotContain("unsafe"))
                .expectBody(String.class)
                .value(page -> assertThat(page)
                        .containsPattern("src=\"/assets/main\\.[A-Z0-9]{8}\\.js\"")
                        .doesNotContain("{{", "<script>", "<style", "style=", "http:", "https:"));
    }

    @Test
    void servesEachFileForEverUnderItsHash() throws IOException {
        for (var asset : files.assets().entrySet()) {
            assertThat(asset.getKey()).matches("(main|icon)\\.[A-Z0-9]{8}\\.(js|css|svg)");
            var body = browser.get()
                    .uri("/assets/" + asset.getKey())
                    .header("Accept-Encoding", "gzip, br")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueEquals("Cache-Control", "max-age=31536000, public, immutable")
                    .expectHeader()
                    .valueEquals("Content-Encoding", "gzip")
                    .expectHeader()
                    .valueEquals("X-Content-Type-Options", "nosniff")
                    .expectBody()
                    .returnResult()
                    .getResponseBody();
            assertThat(new GZIPInputStream(new ByteArrayInputStream(body)))
                    .hasBinaryContent(asset.getValue().plain());
        }
    }

    @Test
    void servesPlainFilesToClientsThatDoNotUnzip() {
        var script = files.assets().keySet().stream()
                .filter(name -> name.endsWith(".js"))
                .findFirst()
                .orElseThrow();
        browser.get()
                .uri("/assets/" + script)
                .header("Accept-Encoding", "identity")
                .exchange()
                .expectHeader()
                .doesNotExist("Content-Encoding")
                .expectHeader()
                .contentType("text/javascript;charset=UTF-8")
                .expectBody(byte[].class)
                .isEqualTo(files.assets().get(script).plain());
    }
}
