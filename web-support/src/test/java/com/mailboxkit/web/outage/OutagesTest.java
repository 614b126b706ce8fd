package com.mailboxkit.web.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcBadGrammarException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

class OutagesTest {

    private final Outages outages = new Outages(List.of(new DatabaseOutages(), new LocalOutages()));

    static Stream<Throwable> outages() {
        return Stream.of(
                new SQLTransientConnectionException("write - Connection is not available, request timed out"),
                new SQLNonTransientConnectionException("refused"),
                new R2dbcNonTransientResourceException("Cannot connect"),
                new R2dbcTransientResourceException("broken"),
                new R2dbcTimeoutException("Connection acquisition timed out"),
                new DataAccessResourceFailureException("Failed to obtain R2DBC Connection"),
                new QueryTimeoutException("late"),
                new CannotAcquireLockException("deadlock"),
                new CannotCreateTransactionException("no connection", new SQLTransientConnectionException("none")),
                new ConnectException("Connection refused"),
                new UncheckedIOException(new FileSystemException("content", null, "No space left on device")),
                new TimeoutException("late"),
                new RejectedExecutionException("full"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void findsAnOutageHoweverDeepItIs(Throwable failure) {
        assertThat(outages.find(failure)).isPresent();
        assertThat(outages.find(new CompletionException(new IllegalStateException(failure))))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08000", "08006", "40001", "40P01", "53100", "53300", "57014", "57P01", "57P03", "58030"})
    void knowsTheStatesOfADatabaseThatIsAway(String state) {
        assertThat(outages.find(new SQLException("", state))).isPresent();
        assertThat(outages.find(new R2dbcBadGrammarException("", state))).isPresent();
    }

    /// After a failover, connections may lead to a replica.
    @ParameterizedTest
    @ValueSource(strings = {"25006", "55P03"})
    void knowsADatabaseThatCannotWriteNow(String state) {
        assertThat(outages.find(new SQLException("", state))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "22001", "25P02", "42P01", "28P01", "0", ""})
    void takesWhatLastsForABug(String state) {
        assertThat(outages.find(new SQLException("", state))).isEmpty();
    }

    static Stream<Throwable> bugs() {
        return Stream.of(
                new IllegalStateException("a bug"),
                new NullPointerException(),
                new SQLException("without a state"),
                new DuplicateKeyException("twice"),
                new UncheckedIOException(new NoSuchFileException("content")),
                new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void takesEverythingElseForABug(Throwable failure) {
        assertThat(outages.find(failure)).isEmpty();
    }

    @Test
    void endsWhereCausesFormACycle() {
        var first = new IllegalStateException("first");
        first.initCause(new IllegalStateException("second", first));

        assertThat(outages.find(first)).isEmpty();
    }

    @Test
    void tellsWhatSaysSo() {
        var refused = new IOException("refused");

        assertThat(outages.find(new UncheckedIOException(refused))).containsSame(refused);
    }
}
