package com.mailboxkit.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// What a platform has stored and how far it has come with it: the check on every count of a load generator.
final class Events {

    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration BEHIND_POLL = Duration.ofMillis(5);
    private static final Duration TELL_EVERY = Duration.ofSeconds(15);

    private static final List<String> READ_MODELS = List.of(
            "organization",
            "api_key",
            "inbox",
            "message",
            "thread",
            "thread_reference",
            "wallet_balance",
            "ledger_entry");

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

    /// Of what webhooks were told.
    long ofWebhooks() throws IOException, SQLException {
        return number("select count(*) from domainevententry where payloadtype like '%.webhook.%'");
    }

    /// Waits until nothing is under way any more.
    void awaitSagas() throws Exception {
        while (number("select count(*) from sagaentry") > 0) {
            Thread.sleep(BEHIND_POLL);
        }
    }

    /// Compares the events with the rows and documents that should have come of them.
    void checkReadModels() throws Exception {
        long messages = queued() + received();
        long rows = number("select count(*) from message");
        long documents = platform.indexed();
        UntrueMeasurement.unless(
                rows == messages && documents == messages,
                "Of %,d messages %,d are in PostgreSQL and %,d in Elasticsearch",
                messages,
                rows,
                documents);
    }

    long count() throws IOException, SQLException {
        return number("select count(*) from domainevententry");
    }

    /// A number that changes with any row of the read models.
    long fingerprint() throws IOException, SQLException {
        long fingerprint = 0;
        for (var table : READ_MODELS) {
            fingerprint = 31 * fingerprint
                    + number("select coalesce(bit_xor(hashtextextended(t::text, 0)), 0) from %s t".formatted(table));
        }
        return fingerprint;
    }

    private long count(String type) throws IOException, SQLException {
        return number("select count(*) from domainevententry where payloadtype like '%" + type + "'");
    }

    private long number(String query) throws IOException, SQLException {
        try (var connection = platform.data().database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// Waits until every message is delivered, projected and indexed.
    void awaitDone() throws Exception {
        long told = System.nanoTime();
        while (!isDone()) {
            if (System.nanoTime() - told > TELL_EVERY.toNanos()) {
                Ground.say("  %,d messages wait to be delivered; behind are %s", open(), behind());
                told = System.nanoTime();
            }
            Thread.sleep(POLL);
        }
        UntrueMeasurement.unless(number("select count(*) from deadletterentry") == 0, "There are dead letters");
    }

    private boolean isDone() throws Exception {
        // rows tell of deliveries only once they are there, and the last delivery is an event to be projected, too
        return isProjected() && open() == 0 && isProjected();
    }

    private long open() throws IOException, SQLException {
        return number("select count(*) from message where status in ('queued', 'sent')");
    }

    /// Waits until these projections have gone back to the beginning.
    void awaitBehind(Collection<String> names) throws Exception {
        while (behind().stream().filter(names::contains).count() < names.size()) {
            Thread.sleep(BEHIND_POLL);
        }
    }

    private boolean isProjected() throws Exception {
        return behind().isEmpty();
    }

    /// Projections that have events before them. What Axon calls caught up stays so when new events come: only the
    /// position tells.
    private List<String> behind() throws Exception {
        long newest = number("select max(globalindex) from domainevententry");
        var answer = platform.api().get("/admin/projections", platform.data().adminKey());
        return answer.json()
                .get("data")
                .valueStream()
                .filter(projection -> projection.get("position").longValue() < newest)
                .map(projection -> projection.get("name").stringValue())
                .toList();
    }
}
