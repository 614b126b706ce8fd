package com.mailboxkit.server;

import static com.mailboxkit.server.OutageOperations.Operation.CREATE_WEBHOOK;
import static com.mailboxkit.server.OutageOperations.Operation.LIST;
import static com.mailboxkit.server.OutageOperations.Operation.READ_RAW;
import static com.mailboxkit.server.OutageOperations.Operation.REGISTER;
import static com.mailboxkit.server.OutageOperations.Operation.SEARCH;
import static com.mailboxkit.server.OutageOperations.Operation.SEND;
import static com.mailboxkit.server.OutageOperations.Operation.SMTP_DATA;
import static com.mailboxkit.server.OutageOperations.Operation.SMTP_RCPT;
import static com.mailboxkit.server.OutageOperations.Operation.SUBMIT;
import static com.mailboxkit.server.OutageOperations.Operation.TOOL_SEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.local.TemporaryStack;
import com.mailboxkit.server.OutageOperations.Operation;
import io.axoniq.axonserver.connector.impl.StreamClosedException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.axonserver.connector.ErrorCode;
import org.axonframework.axonserver.connector.command.AxonServerCommandDispatchException;
import org.axonframework.axonserver.connector.query.AxonServerQueryDispatchException;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.lifecycle.ShutdownInProgressException;
import org.axonframework.messaging.ExecutionException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.axonframework.queryhandling.QueryBus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// What is answered while something that the platform depends on is away, by dependency and operation; and that
/// everything goes on by itself afterwards, with nothing lost and nothing charged twice.
class OutageIT {

    private static final Set<Operation> ALL = EnumSet.allOf(Operation.class);
    private static final Set<Operation> WRITES =
            EnumSet.of(REGISTER, SEND, CREATE_WEBHOOK, SMTP_DATA, SUBMIT, TOOL_SEND);
    private static final Duration RECOVERY = Duration.ofMinutes(1);

    @TempDir
    private static Path data;

    private static TemporaryStack stack;
    private static TcpProxy postgres;
    private static TcpProxy elasticsearch;
    private static Platform platform;

    private static final AtomicReference<RuntimeException> COMMANDS = new AtomicReference<>();
    private static final AtomicReference<RuntimeException> QUERIES = new AtomicReference<>();
    private static int rounds;

    @BeforeAll
    static void start() throws Exception {
        stack = TemporaryStack.create();
        var search = stack.elasticsearch();
        elasticsearch = new TcpProxy(search.uri().getHost(), search.uri().getPort());
        var database = stack.postgres();
        var url = URI.create(database.jdbcUrl().substring("jdbc:".length()));
        postgres = new TcpProxy(url.getHost(), url.getPort());
        platform = Platform.start(
                data,
                // without encryption and prepared statements the proxy sees what is said
                "--mailboxkit.postgres.url=jdbc:postgresql://127.0.0.1:%d%s?sslmode=disable&prepareThreshold=0"
                        .formatted(postgres.port(), url.getPath()),
                "--mailboxkit.postgres.username=" + database.user(),
                "--mailboxkit.postgres.password=" + database.password(),
                "--mailboxkit.elasticsearch.url=http://127.0.0.1:" + elasticsearch.port(),
                "--mailboxkit.smtp.port=0",
                "--mailboxkit.submission.port=0",
                "--mailboxkit.webhooks.allowed-networks=127.0.0.1");
        platform.bean(CommandBus.class).registerDispatchInterceptor(commands -> (index, command) -> {
            fail(COMMANDS);
            return command;
        });
        platform.bean(QueryBus.class).registerDispatchInterceptor(queries -> (index, query) -> {
            fail(QUERIES);
            return query;
        });
        var agent = platform.register();
        await("search has started")
                .atMost(Duration.ofMinutes(2))
                .until(() -> agent.post("/api/v1/messages/search", "{\"query\":\"lorem\"}")
                                .status()
                        == 200);
    }

    private static void fail(AtomicReference<RuntimeException> failure) {
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    @AfterAll
    static void stop() throws IOException {
        platform.close();
        postgres.close();
        elasticsearch.close();
        stack.close();
    }

    @AfterEach
    void restore() {
        postgres.restore();
        elasticsearch.restore();
        COMMANDS.set(null);
        QUERIES.set(null);
    }

    @Test
    void withoutPostgres() throws Exception {
        during(() -> postgres.cut(greeting -> true), postgres::restore, ALL);
    }

    @Test
    void withoutConnectionsForReading() throws Exception {
        during(
                () -> postgres.cut(OutageIT::isForReading),
                postgres::restore,
                EnumSet.complementOf(EnumSet.of(SMTP_DATA)),
                EnumSet.of(SMTP_DATA));
    }

    @Test
    void isNotReadyWhileNothingCanBeWritten() {
        assertThat(health("readiness")).isEqualTo("UP");

        postgres.cut(greeting -> !isForReading(greeting));

        await("it is not ready")
                .atMost(RECOVERY)
                .until(() -> health("readiness").equals("OUT_OF_SERVICE"));
        assertThat(health("liveness")).isEqualTo("UP");

        postgres.restore();

        await("it is ready again")
                .atMost(RECOVERY)
                .until(() -> health("readiness").equals("UP"));
    }

    private static String health(String group) {
        return platform.call(null, "GET", "/actuator/health/" + group, null)
                .body()
                .get("status")
                .stringValue();
    }

    @Test
    void withoutConnectionsForWriting() throws Exception {
        during(() -> postgres.cut(greeting -> !isForReading(greeting)), postgres::restore, WRITES);
    }

    private static boolean isForReading(String greeting) {
        return greeting.contains("r2dbc");
    }

    @Test
    void withoutElasticsearch() throws Exception {
        during(() -> elasticsearch.cut(greeting -> true), elasticsearch::restore, EnumSet.of(SEARCH));
    }

    @Test
    void withoutTheFolderOfContents() throws Exception {
        var folder = data.resolve("content");
        var aside = data.resolve("content-aside");
        during(
                () -> Files.move(folder, aside),
                () -> Files.move(aside, folder),
                EnumSet.of(SEND, LIST, READ_RAW, SMTP_DATA, SUBMIT));
    }

    /// What Axon's connector throws while Axon Server is away, and what comes back where a command node dies.
    static Stream<RuntimeException> commandFailures() {
        return Stream.of(
                new AxonServerCommandDispatchException(
                        ErrorCode.COMMAND_DISPATCH_ERROR.errorCode(),
                        "Exception while dispatching a command to AxonServer",
                        new StatusRuntimeException(Status.UNAVAILABLE)),
                new NoHandlerForCommandException("No handler for command"),
                new AxonServerException("AXONIQ-4001", "Connection lost while executing command on: node"),
                new ShutdownInProgressException("Cannot dispatch new commands as this bus is being shutdown"),
                new StreamClosedException(null),
                new ExecutionException("Timeout while executing request", new TimeoutException()),
                new EventStoreException("Cannot append", new StatusRuntimeException(Status.UNAVAILABLE)));
    }

    @ParameterizedTest
    @MethodSource("commandFailures")
    void withoutNodesForCommands(RuntimeException failure) throws Exception {
        during(() -> COMMANDS.set(failure), () -> COMMANDS.set(null), WRITES);
    }

    static Stream<RuntimeException> queryFailures() {
        return Stream.of(
                new AxonServerQueryDispatchException(
                        ErrorCode.QUERY_DISPATCH_ERROR.errorCode(), "Error while querying AxonServer"),
                new NoHandlerForQueryException("No handler for query"));
    }

    @ParameterizedTest
    @MethodSource("queryFailures")
    void withoutNodesForQueries(RuntimeException failure) throws Exception {
        during(
                () -> QUERIES.set(failure),
                () -> QUERIES.set(null),
                EnumSet.of(CREATE_WEBHOOK, SMTP_RCPT, SUBMIT),
                EnumSet.of(SEND, TOOL_SEND, SMTP_DATA));
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void during(Step begin, Step end, Set<Operation> away) throws Exception {
        during(begin, end, away, EnumSet.noneOf(Operation.class));
    }

    /// @param away what is refused; everything else works
    /// @param either what may work, by what is remembered for some seconds
    private static void during(Step begin, Step end, Set<Operation> away, Set<Operation> either) throws Exception {
        var name = "round-%d".formatted(++rounds);
        try (var operations = new OutageOperations(platform, name)) {
            awaitProjected(operations.agent());
            begin.run();
            try {
                var refused = operations.refused();
                refused.removeAll(either);
                assertThat(refused).isEqualTo(away);
            } finally {
                end.run();
            }
            await("everything works again").atMost(RECOVERY).ignoreExceptions().until(() -> worksAgain(operations));
            assertNothingIsLostOrDoneTwice(operations);
        }
    }

    /// Whoever reads waits for what was written before.
    private static void awaitProjected(Api.Agent agent) {
        await("the message is delivered, and everybody could read so")
                .atMost(RECOVERY)
                .until(() -> database()
                        .queryForObject(
                                "select count(*) = 0 and (select bool_and(status = 'bounced') from message where inbox_id = ?)"
                                        + " from pending_projection",
                                Boolean.class,
                                agent.inboxId()));
    }

    private static boolean worksAgain(OutageOperations operations) throws Exception {
        try (var again = operations.again()) {
            return again.refused().isEmpty();
        }
    }

    private static void assertNothingIsLostOrDoneTwice(OutageOperations operations) {
        var database = database();
        var inbox = operations.agent().inboxId();
        await("every message is there once")
                .atMost(RECOVERY)
                .untilAsserted(() -> assertThat(database.queryForList(
                                "select origin #>> '{headers,subject}' from message where inbox_id = ? and status <> 'received'",
                                String.class,
                                inbox))
                        .doesNotHaveDuplicates()
                        .hasSize(4));
        await("the ledger has every charge")
                .atMost(RECOVERY)
                .until(() ->
                        database.queryForObject("select not exists (select from pending_projection)", Boolean.class));
        assertThat(charges(database, inbox)).as("each of them is charged once").isEqualTo(4);
    }

    private static int charges(JdbcTemplate database, String inbox) {
        return database.queryForObject(
                "select count(*) from ledger_entry where kind = 'CHARGE' and reference in"
                        + " (select id from message where inbox_id = ?)",
                Integer.class,
                inbox);
    }

    /// The commit is done, and nobody on this side knows: the connection broke before the answer to it.
    @Test
    void chargesOnceWhereTheAnswerToACommitIsLost() throws Exception {
        var agent = platform.register();
        var path = "/api/v1/inboxes/%s/messages/send".formatted(agent.inboxId());
        var mail = "{\"to\":[\"ann@example.com\"],\"subject\":\"lost\",\"text\":\"Hello\"}";
        postgres.loseAnswer("MessageQueued", "COMMIT");

        var first = agent.post(path, mail, "the same key");
        assertThat(postgres.hasLostAnswer()).isTrue();
        assertThat(first.status()).isIn(201, 503);

        await("it is sent")
                .atMost(RECOVERY)
                .untilAsserted(
                        () -> assertThat(agent.post(path, mail, "the same key").status())
                                .isEqualTo(201));
        assertThat(agent.send("ann@example.com", "next").status()).isEqualTo(201);
        assertThat(agent.get("/api/v1/wallet").body().at("/data/balance_mills").intValue())
                .isEqualTo(1_000 - 2 * 2);
        assertThat(agent.get("/api/v1/inboxes/%s/messages".formatted(agent.inboxId()))
                        .body()
                        .get("data"))
                .hasSize(2);
    }

    private static JdbcTemplate database() {
        var database = stack.postgres();
        return new JdbcTemplate(new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()));
    }
}
