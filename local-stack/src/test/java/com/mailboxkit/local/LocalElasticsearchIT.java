package com.mailboxkit.local;

import static com.mailboxkit.local.LocalStackFixtures.http;
import static com.mailboxkit.local.LocalStackFixtures.kill;
import static com.mailboxkit.local.LocalStackFixtures.readyElasticsearch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalElasticsearchIT {

    @TempDir
    Path temp;

    private DataDirectory data;

    @BeforeEach
    void lockAFolderWithASpaceInItsName() {
        data = DataDirectory.open(temp.resolve("my data"));
    }

    @AfterEach
    void unlock() {
        data.close();
    }

    @Test
    void findsADocumentAlsoAfterItWasKilledAndAfterARestart() throws Exception {
        try (var elasticsearch = readyElasticsearch(data)) {
            http(
                    "PUT",
                    elasticsearch.uri().resolve("/letters/_doc/1?refresh=true"),
                    "{\"subject\":\"Invoice for March\"}");
            assertThat(search(elasticsearch)).contains("Invoice for March");
            var first = elasticsearch.pid();

            kill(first);

            await().atMost(Duration.ofMinutes(5))
                    .ignoreExceptions()
                    .until(() -> search(elasticsearch).contains("Invoice for March"));
            assertThat(elasticsearch.pid()).isNotEqualTo(first);
        }
        try (var elasticsearch = readyElasticsearch(data)) {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> search(elasticsearch).contains("Invoice for March"));
        }
    }

    @Test
    void listensOnTheLoopbackOnly() throws Exception {
        try (var elasticsearch = readyElasticsearch(data)) {
            assertThat(http("GET", elasticsearch.uri().resolve("/_nodes/_local/http,transport"), ""))
                    .contains("\"publish_address\":\"127.0.0.1:"
                            + elasticsearch.uri().getPort())
                    .doesNotContain("0.0.0.0", "[::]");
        }
    }

    @Test
    void saysWhyItCannotStart() throws Exception {
        var folder = data.folder("elasticsearch");
        Files.writeString(folder.resolve("data"), "a file where a folder should be");

        assertThatThrownBy(() -> LocalElasticsearch.prepare(ElasticsearchDistribution.locate(), data)
                        .start())
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("Elasticsearch could not be started");
    }

    private static String search(LocalElasticsearch elasticsearch) throws Exception {
        return http("GET", elasticsearch.uri().resolve("/letters/_search?q=subject:invoice"), "");
    }
}
