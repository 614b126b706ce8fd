package com.mailboxkit.smtp.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.local.TemporaryStack;
import com.mailboxkit.smtp.inbound.StoredCopies.Copy;
import com.mailboxkit.smtp.inbound.StoredCopies.CopyClaim;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class ReceivedCopiesIT implements StoredCopiesContract {

    private static final PGSimpleDataSource DATABASE = new PGSimpleDataSource();
    private static final Copy COPY = new Copy("hash", "ann@example.com", new InboxId("bob"));

    private final ReceivedCopies copies = new ReceivedCopies(DATABASE);

    @BeforeAll
    static void createTable() throws Exception {
        var postgres = TemporaryStack.shared().postgres();
        DATABASE.setUrl(postgres.jdbcUrl());
        DATABASE.setUser(postgres.user());
        DATABASE.setPassword(postgres.password());
        try (var migration = ReceivedCopies.class.getResourceAsStream("/db/migration/V66__received_copies.sql")) {
            sql(new String(migration.readAllBytes()));
        }
    }

    @Override
    public StoredCopies copies() {
        return copies;
    }

    @Test
    void forgetsWhatWasAnswered() throws Exception {
        var first = copies.begin(COPY, fresh());
        copies.forget(List.of(first));

        // the deletion goes on by itself: asked until it is done
        CopyClaim second = copies.begin(COPY, fresh());
        for (long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
                second.messageId().equals(first.messageId()) || !second.remembered(); ) {
            assertThat(System.nanoTime()).isLessThan(end);
            second = copies.begin(COPY, fresh());
        }
        assertThat(second.again()).isFalse();
    }

    @Test
    void givesAnotherNodeTheIdOfOneThatDied() throws Exception {
        var copy = new Copy("of a dead node", "ann@example.com", new InboxId("bob"));
        var first = copies.begin(copy, fresh());
        sql("update received_copy set busy_until = now() - interval '1 minute' where sha256 = 'of a dead node'");

        var second = new ReceivedCopies(DATABASE).begin(copy, fresh());

        assertThat(second.again()).isTrue();
        assertThat(second.messageId()).isEqualTo(first.messageId());
    }

    @Test
    void remembersOneOfManyAtATime() throws Exception {
        var copy = new Copy("many", "ann@example.com", new InboxId("bob"));
        var sessions = IntStream.range(0, 50)
                .<Callable<CopyClaim>>mapToObj(session -> () -> copies.begin(copy, fresh()))
                .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var claims = threads.invokeAll(sessions).stream()
                    .map(session -> session.resultNow())
                    .toList();
            assertThat(claims.stream().filter(CopyClaim::remembered)).hasSize(1);
            assertThat(claims.stream().map(CopyClaim::messageId).distinct()).hasSize(50);
        }
    }

    @Test
    void forgetsWhatSendersHaveGivenUp() throws Exception {
        var copy = new Copy("old", "ann@example.com", new InboxId("bob"));
        copies.release(List.of(copies.begin(copy, fresh())));
        sql("update received_copy set begun_at = now() - interval '6 days' where sha256 = 'old'");

        copies.forgetOld();

        assertThat(copies.begin(copy, fresh()).again()).isFalse();
    }

    @Test
    void saysWhereItCannotRemember() {
        var nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:9/none");

        assertThatThrownBy(() -> new ReceivedCopies(nowhere).begin(COPY, fresh()))
                .isInstanceOf(IOException.class);
    }

    private static MessageId fresh() {
        return MessageId.at(Instant.now());
    }

    private static void sql(String statements) throws Exception {
        try (var connection = DATABASE.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }
}
