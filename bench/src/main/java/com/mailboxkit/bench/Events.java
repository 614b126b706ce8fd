package com.mailboxkit.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/// What a platform has stored and how far it has come with it: the check on every count of a load generator.
final class Events {

    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration TELL_EVERY = Duration.ofSeconds(15);

    private final Platform platform;

    Events(Platform platform) {
        this.platform = platform;
    }

    /// Sends that were accepted.
    long queued() throws IOException, SQLException {
        return count("MessageQueued");
    }

    long received() throws IOException, SQLException {
        return count("MessageReceived");
    }

    long delivered() throws IOException, SQLException {
        return count("RecipientDelivered");
    }

    private long count(String type) throws IOException, SQLException {
        return number("select count(*) from domainevententry where payloadtype like '%" + type + "'");
    }

    private long number(String query) throws IOException, SQLException {
        try (var connection = platform.database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// Waits until every message is delivered, projected and indexed.
    ///
    /// @return how long that took
    Duration awaitDone() throws Exception {
        long start = System.nanoTime();
        long told = start;
        while (!isDone()) {
            if (System.nanoTime() - told > TELL_EVERY.toNanos()) {
                Ground.say("  %,d messages wait to be delivered", open());
                told = System.nanoTime();
            }
            Thread.sleep(POLL);
        }
        UntrueMeasurement.unless(number("select count(*) from deadletterentry") == 0, "There are dead letters");
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private boolean isDone() throws Exception {
        return open() == 0 && isProjected();
    }

    private long open() throws IOException, SQLException {
        return number("select count(*) from message where status in ('queued', 'sent')");
    }

    private boolean isProjected() throws Exception {
        var answer = platform.api().get("/admin/projections", platform.adminKey());
        for (var projection : answer.json().get("data")) {
            if (!projection.get("caught_up").booleanValue()) {
                return false;
            }
        }
        return true;
    }
}
