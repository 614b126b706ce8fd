package com.mailboxkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.cli.platform.Account;
import com.mailboxkit.cli.platform.Accounts;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person sees when the platform cannot do what it is asked: a server that answers as told takes its
/// place, since the platform does not answer so on demand. What it does when all is well is tested on the
/// platform (`clients/cli/test`).
class MainTest {

    private static final String EMPTY_WALLET = """
            {"error": "insufficient_balance", "message": "There is too little credit.", "cost_dollars": "$0.002",\
             "balance_dollars": "$0.001", "billing_url": "http://localhost:8080/billing"}""";

    @TempDir
    private Path home;

    private HttpServer server;
    private final Queue<Told> answers = new ConcurrentLinkedQueue<>();
    private final List<Asked> asked = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();

    private record Told(int status, String body, Map<String, String> headers) {}

    private record Asked(String method, String path, String query, String key, String once, String body) {}

    private record Outcome(int status, String out, String err) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        environment.put("MAILBOXKIT_BASE_URL", url());
        environment.put("MAILBOXKIT_API_KEY", "mbk_live_x");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void saysWhatAMessageCostsWhenTheWalletIsEmpty() {
        answers.add(new Told(402, EMPTY_WALLET, Map.of()));

        var outcome = run("send", "ann@example.com", "-s", "Hi", "-t", "Hello", "--inbox", "01A");

        assertThat(outcome).isEqualTo(new Outcome(4, "", """
                                mailboxkit: There is too little credit.
                                It costs $0.002, the wallet holds $0.001. Top it up: http://localhost:8080/billing
                                """));
    }

    @Test
    void givesScriptsTheErrorAsItIs() {
        answers.add(new Told(402, EMPTY_WALLET, Map.of()));

        var outcome = run("send", "ann@example.com", "-s", "Hi", "-t", "Hello", "--inbox", "01A", "--json");

        assertThat(outcome).isEqualTo(new Outcome(4, "", EMPTY_WALLET + "\n"));
    }

    @Test
    void saysWhenToTryAgain() {
        answers.add(new Told(
                429, "{\"error\":\"rate_limited\",\"message\":\"Too many requests.\"}", Map.of("Retry-After", "17")));

        var outcome = run("ledger");

        assertThat(outcome.status()).isEqualTo(5);
        assertThat(outcome.err()).contains("Too many requests.", "Try again in 17 seconds.");
    }

    @Test
    void saysHowToGetIn() {
        answers.add(new Told(401, "{\"error\":\"unauthenticated\",\"message\":\"No such key.\"}", Map.of()));

        var outcome = run("ledger");

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.err()).contains("No such key.", "mailboxkit login");
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        answers.add(new Told(
                422,
                "{\"error\":\"validation_failed\",\"message\":\"Some fields are wrong.\",\"errors\":{\"to[0]\":[\"is no"
                        + " address\\u001b[2J\"]}}",
                Map.of()));

        var outcome = run("send", "ann", "-s", "Hi", "-t", "Hello", "--inbox", "01A");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).contains("to[0]: is no address[2J").doesNotContain("\u001b");
    }

    @Test
    void saysThatTheServerIsAway() {
        server.stop(0);

        var outcome = run("ledger");

        assertThat(outcome.status()).isEqualTo(6);
        assertThat(outcome.err()).contains("No answer from " + url(), "./mailboxkit up", "--server");
    }

    @Test
    void takesNoOtherServerForMailboxKit() {
        answers.add(new Told(404, "<html>Not here</html>", Map.of()));

        var outcome = run("ledger");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).contains("answered 404", "Is --server right?").doesNotContain("<html>");
    }

    @Test
    void followsNobodyElsewhereWithTheKey() {
        answers.add(new Told(302, "", Map.of("Location", "http://localhost:1/api/v1/wallet/ledger")));

        assertThat(run("ledger").status()).isEqualTo(1);
        assertThat(asked).hasSize(1);
    }

    @Test
    void asksAgainUnderTheSameKeyWhenTheConnectionBreaks() {
        answers.add(new Told(0, "", Map.of()));
        answers.add(new Told(201, "{\"data\":{\"id\":\"01M\",\"status\":\"queued\"}}", Map.of()));

        var outcome = run("send", "ann@example.com", "-s", "Hi", "-t", "Hello", "--inbox", "01A");

        assertThat(outcome.status()).isZero();
        assertThat(asked).hasSize(2);
        assertThat(asked.getFirst().once()).isNotBlank();
        assertThat(asked.getLast()).isEqualTo(asked.getFirst());
    }

    @Test
    void saysHowToBeSureWhenNoAnswerComes() {
        answers.add(new Told(0, "", Map.of()));
        answers.add(new Told(0, "", Map.of()));

        var outcome =
                run("send", "ann@example.com", "-s", "Hi", "-t", "Hello", "--inbox", "01A", "--idempotency-key", "k-1");

        assertThat(outcome.status()).isEqualTo(6);
        assertThat(outcome.err()).contains("not known whether", "--idempotency-key k-1");
        assertThat(asked).extracting(Asked::once).containsOnly("k-1");
    }

    @Test
    void tellsAKeyOnlyToItsOwnServer() {
        environment.remove("MAILBOXKIT_API_KEY");
        new Accounts(config()).keep(URI.create("http://elsewhere.example"), new Account("mbk_secret", null));

        var outcome = run("ledger");

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.err()).contains("There is no key for " + url(), "register", "login");
        assertThat(asked).isEmpty();
    }

    @Test
    void losesNoKeyByRegisteringAgain() {
        new Accounts(config()).keep(URI.create(url()), new Account("mbk_first", "01A"));

        var outcome = run("register", "Ann", "owner@example.com");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).contains("logout");
        assertThat(asked).isEmpty();
    }

    @Test
    void asksForAnInboxWhereThereAreSeveral() {
        answers.add(new Told(200, "{\"data\":[{\"id\":\"01A\"},{\"id\":\"01B\"}]}", Map.of()));

        var outcome = run("inbox");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("--inbox");
    }

    @Test
    void findsAnInboxByItsAddressOnAnyPage() {
        answers.add(new Told(
                200, "{\"data\":[{\"id\":\"01A\",\"email\":\"a@x\"}],\"meta\":{\"next_cursor\":\"c\"}}", Map.of()));
        answers.add(new Told(200, "{\"data\":[{\"id\":\"01B\",\"email\":\"b@x\"}]}", Map.of()));
        answers.add(new Told(200, "{\"data\":[],\"meta\":{\"next_cursor\":null}}", Map.of()));

        var outcome = run("inbox", "--inbox", "B@x");

        assertThat(outcome.err()).isEqualTo("No messages.\n");
        assertThat(asked.getLast().path()).isEqualTo("/api/v1/inboxes/01B/messages");
    }

    @Test
    void waitsForWhatComesFromNowOnByTheClockOfTheServer() {
        answers.add(new Told(200, "{\"data\":[{\"id\":\"01M\",\"created_at\":\"2026-01-01T00:00:00Z\"}]}", Map.of()));
        answers.add(new Told(200, "{\"data\":[]}", Map.of()));
        var before = Instant.now().truncatedTo(ChronoUnit.SECONDS);

        assertThat(run("wait", "--timeout", "0", "--inbox", "01A").status()).isEqualTo(7);

        assertThat(since(asked.getLast())).isBetween(before, Instant.now());
    }

    @Test
    void waitsForWhatComesAfterWhatIsThereWhereTheServerTellsThatItIsLater() {
        answers.add(new Told(200, "{\"data\":[{\"id\":\"01M\",\"created_at\":\"2999-01-01T00:00:00Z\"}]}", Map.of()));
        answers.add(new Told(200, "{\"data\":[]}", Map.of()));

        run("wait", "--timeout", "0", "--inbox", "01A");

        assertThat(since(asked.getLast())).isEqualTo("2999-01-01T00:00:00.001Z");
    }

    private static Instant since(Asked request) {
        return Stream.of(request.query().split("&"))
                .filter(parameter -> parameter.startsWith("since="))
                .map(parameter -> Instant.parse(parameter.substring("since=".length())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void refusesToSendNothing() {
        assertThat(run("send", "ann@example.com", "-s", "Hi", "--inbox", "01A").status())
                .isEqualTo(2);
        assertThat(run("send", "ann@example.com", "-t", "Hi", "--inbox", "01A").status())
                .isEqualTo(2);
        assertThat(run("send", "-s", "Hi", "-t", "Hi").status()).isEqualTo(2);
        assertThat(run("send", "ann@example.com", "-s", "Hi", "-t", "x", "-a", "missing.pdf", "--inbox", "01A")
                        .err())
                .contains("missing.pdf cannot be read");
        assertThat(asked).isEmpty();
    }

    @Test
    void saysWhatIsNoServer() {
        assertThat(run("ledger", "--server", "localhost:8080").status()).isEqualTo(2);
        assertThat(run("ledger", "--server", "http://").status()).isEqualTo(2);
        assertThat(run("ledger", "--server", "not a url").status()).isEqualTo(2);
    }

    @Test
    void explainsEveryVerb() {
        for (var verb : List.of(
                "send",
                "reply",
                "inbox",
                "inboxes",
                "read",
                "search",
                "threads",
                "wait",
                "events",
                "ledger",
                "register",
                "login",
                "logout",
                "whoami")) {
            var outcome = run(verb, "--help");
            assertThat(outcome.status()).as(verb).isZero();
            assertThat(outcome.out()).contains("Usage: mailboxkit " + verb, "--server");
        }
    }

    private Outcome run(String... arguments) {
        var out = new Recorded(home);
        int status = Main.run(out.surroundings(environment), arguments);
        return new Outcome(status, out.out(), out.err());
    }

    private Path config() {
        return home.resolve(".config/mailboxkit/config.json");
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        asked.add(new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                String.valueOf(exchange.getRequestURI().getQuery()),
                String.valueOf(headers.getFirst("Authorization")),
                String.valueOf(headers.getFirst("Idempotency-Key")),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        var told = answers.remove();
        if (told.status() == 0) {
            exchange.close();
            return;
        }
        told.headers().forEach(exchange.getResponseHeaders()::set);
        var body = told.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(told.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
