package com.mailboxkit.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Transactions of two small inserts on the platform's own PostgreSQL with `pgbench`: what the machine and the database
/// give when nobody thinks in between. Make the table before, and drop it after.
final class Pgbench implements AutoCloseable {

    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

    private final Platform platform;
    private final Path script;

    Pgbench(Ground ground, Platform platform) throws IOException, SQLException {
        this.platform = platform;
        this.script = ground.resource("two-inserts.sql");
        execute("create table bench_insert (id bigserial primary key, payload text not null)");
    }

    /// Commits as fast as answers come.
    ///
    /// @return commits per second
    double commit(int connections, Duration length) throws IOException, InterruptedException {
        var output = Program.run(
                Map.of("PGPASSWORD", platform.data().postgresPassword()),
                List.of(
                        "pgbench",
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--host=127.0.0.1",
                        "--port=" + platform.data().postgresPort(),
                        "--username=mailboxkit",
                        "--client=" + connections,
                        "--time=" + length.toSeconds(),
                        "--file=" + script,
                        "mailboxkit"));
        var tps = TPS.matcher(output);
        if (!tps.find()) {
            throw new IOException("pgbench gave no result:\n" + output);
        }
        return Double.parseDouble(tps.group(1));
    }

    private void execute(String sql) throws IOException, SQLException {
        try (var connection = platform.data().database();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        execute("drop table bench_insert");
    }
}
