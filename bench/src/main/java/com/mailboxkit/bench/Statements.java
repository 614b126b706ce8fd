package com.mailboxkit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/// Counts what a platform's PostgreSQL is asked to do, by its log. Nothing is measured meanwhile: writing the log takes
/// its time.
final class Statements {

    private static final Pattern STATEMENT = Pattern.compile("LOG: +(?:statement|execute [^:]*):");
    private static final Duration SETTLE = Duration.ofSeconds(1);

    private final Platform platform;

    Statements(Platform platform) {
        this.platform = platform;
    }

    long during(Callable<?> work) throws Exception {
        log("all");
        try {
            long before = logged();
            work.call();
            Thread.sleep(SETTLE);
            return logged() - before;
        } finally {
            log("none");
        }
    }

    private void log(String what) throws IOException, SQLException, InterruptedException {
        try (var connection = platform.data().databaseAsSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("alter system set log_statement = '" + what + "'");
            statement.execute("select pg_reload_conf()");
        }
        Thread.sleep(SETTLE);
    }

    private long logged() throws IOException {
        try (var lines = Files.lines(platform.data().path().resolve("logs/postgresql.log"))) {
            return lines.filter(line -> STATEMENT.matcher(line).find()).count();
        }
    }
}
