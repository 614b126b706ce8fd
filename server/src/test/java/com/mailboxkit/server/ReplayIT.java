package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.projection.ProjectionNames;
import com.mailboxkit.server.operations.Projections;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class ReplayIT {

    private static final List<String> TABLES = List.of(
            "organization",
            "api_key",
            "inbox",
            "message",
            "thread",
            "thread_reference",
            "content_use",
            "storage_usage",
            "wallet_balance",
            "ledger_entry");

    @TempDir
    private Path data;

    @Test
    void buildsTheSameRowsAgainAndSendsNothing() {
        try (var platform = Platform.start(data, "--mailboxkit.smtp.port=0")) {
            var ann = platform.register();
            var bob = platform.register();
            for (int i = 0; i < 10; i++) {
                ann.send(bob.email(), "Hello " + i);
                ann.send("someone@example.com", "Bounces " + i);
            }
            var database = platform.bean(JdbcTemplate.class);
            await().untilAsserted(() -> assertThat(database.queryForObject(
                            "select count(*) from message where status in ('delivered', 'bounced', 'received')",
                            Integer.class))
                    .isEqualTo(30));
            var before = rows(database);
            int events = events(database);

            var projections = platform.bean(Projections.class);
            ProjectionNames.all().forEach(name -> projections.replay(name).join());
            await().untilAsserted(() -> assertThat(projections.list()).allMatch(Projections.Status::caughtUp));

            assertThat(rows(database)).isEqualTo(before);
            assertThat(events(database)).isEqualTo(events);
        }
    }

    private static Map<String, List<String>> rows(JdbcTemplate database) {
        var rows = new TreeMap<String, List<String>>();
        for (var table : TABLES) {
            rows.put(
                    table,
                    database.queryForList(
                            "select t::text as line from %s t order by line".formatted(table), String.class));
        }
        return rows;
    }

    private static int events(JdbcTemplate database) {
        return database.queryForObject("select count(*) from domainevententry", Integer.class);
    }
}
