package com.mailboxkit.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.server.Api.Answer;
import com.mailboxkit.smtp.inbound.InboundSmtp;
import com.mailboxkit.smtp.submission.SubmissionSmtp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What callers do while something is away, each in a way that may be repeated afterwards.
final class OutageOperations implements AutoCloseable {

    enum Operation {
        REGISTER,
        SEND,
        LIST,
        READ_RAW,
        SEARCH,
        CREATE_WEBHOOK,
        SMTP_RCPT,
        SMTP_DATA,
        SUBMIT,
        TOOL_SEND,
        TOOL_READ
    }

    private static final Set<String> REASONS =
            Set.of("unavailable", "search_unavailable", "search_starting", "read_model_behind");
    private static final String LONG =
            "Lorem ipsum dolor sit amet. ".repeat(2_000); // more than a row of the content store

    private final Platform platform;
    private final String name;
    private final Agent agent;
    private final Model model;
    private final String large;
    private final SmtpSession rcpt;
    private final SmtpSession data;
    private final SmtpSession submission;

    /// Begins what is begun already when the outage comes.
    ///
    /// @param name of this round, in all subjects
    OutageOperations(Platform platform, String name) throws IOException {
        this.platform = platform;
        this.name = name;
        this.agent = platform.register();
        this.model = Model.of(agent);
        var sent = send("first of " + name, "first " + name);
        assertThat(sent.status()).as(sent.body().toString()).isEqualTo(201);
        this.large = sent.body().at("/data/id").stringValue();
        int inbound = platform.bean(InboundSmtp.class).port();
        this.rcpt = begun(new SmtpSession(inbound));
        this.data = begun(new SmtpSession(inbound));
        data.say("RCPT TO:<%s>".formatted(agent.email()), 250);
        this.submission = SmtpSession.login(platform.bean(SubmissionSmtp.class).port(), agent.key());
    }

    private static SmtpSession begun(SmtpSession smtp) throws IOException {
        smtp.say("EHLO client.example", 250);
        smtp.say("MAIL FROM:<someone@example.com>", 250);
        return smtp;
    }

    Agent agent() {
        return agent;
    }

    /// Does all of them at the same time.
    ///
    /// @return those that were refused as they must be during an outage; the others succeeded
    Set<Operation> refused() throws InterruptedException, ExecutionException {
        var results = new EnumMap<Operation, Future<Boolean>>(Operation.class);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var operation : Operation.values()) {
                results.put(operation, callers.submit(() -> isRefused(operation)));
            }
        }
        var refused = EnumSet.noneOf(Operation.class);
        for (var result : results.entrySet()) {
            if (result.getValue().get()) {
                refused.add(result.getKey());
            }
        }
        return refused;
    }

    private boolean isRefused(Operation operation) throws IOException {
        var base = "/api/v1/inboxes/%s/messages".formatted(agent.inboxId());
        return switch (operation) {
            case REGISTER ->
                refused(
                        operation,
                        platform.call(
                                null,
                                "POST",
                                "/api/v1/register",
                                "{\"name\":\"Late\",\"owner_email\":\"late@example.com\"}",
                                Map.of("Idempotency-Key", "register " + name + " register")));
            case SEND -> refused(operation, send("send " + name, "send " + name));
            case LIST -> refused(operation, agent.get(base));
            case READ_RAW -> refused(operation, agent.get("%s/%s/raw".formatted(base, large)));
            case SEARCH -> refused(operation, agent.post("/api/v1/messages/search", "{\"query\":\"lorem\"}"));
            case CREATE_WEBHOOK ->
                refused(
                        operation,
                        agent.post(
                                "/api/v1/webhooks",
                                "{\"url\":\"http://127.0.0.1:9/\",\"events\":[\"message.received\"]}",
                                "webhook " + name));
            case SMTP_RCPT -> refused(operation, rcpt.ask("RCPT TO:<%s>".formatted(agent.email())));
            case SMTP_DATA -> {
                data.say("DATA", 354);
                yield refused(operation, data.body(mail("data").getBytes(US_ASCII)));
            }
            case SUBMIT -> refused(operation, submit());
            case TOOL_SEND -> refused(model.post(Model.message(1, "send_email", """
                        {"to": ["ann@example.com"], "subject": "tool %1$s", "text": "Hello", "idempotency_key": "tool %1$s"}
                        """.formatted(name))));
            case TOOL_READ -> refused(model.post(Model.message(2, "check_inbox", "{}")));
        };
    }

    private Answer send(String subject, String key) {
        return agent.post(
                "/api/v1/inboxes/%s/messages/send".formatted(agent.inboxId()),
                "{\"to\":[\"ann@example.com\"],\"subject\":\"%s\",\"text\":\"%s\"}".formatted(subject, LONG),
                key);
    }

    private String mail(String subject) {
        return "From: <%s>\r\nMessage-ID: <%s.%s@example.com>\r\nSubject: %s %s\r\n\r\n%s\r\n"
                .formatted(agent.email(), subject, name, subject, name, LONG.replace(". ", ".\r\n"));
    }

    private String submit() throws IOException {
        var reply = submission.ask("MAIL FROM:<%s>".formatted(agent.email()));
        if (!reply.startsWith("250")) {
            return reply;
        }
        submission.say("RCPT TO:<ann@example.com>", 250);
        submission.say("DATA", 354);
        return submission.body(mail("submitted").getBytes(US_ASCII));
    }

    private static boolean refused(Operation operation, Answer answer) {
        if (answer.status() < 300) {
            return false;
        }
        assertThat(answer.status()).as("%s: %s", operation, answer.body()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).as("%s", operation).matches("[1-9][0-9]?");
        assertThat(REASONS).contains(answer.body().get("error").stringValue());
        assertThat(answer.body().get("message").stringValue()).isNotBlank();
        return true;
    }

    private static boolean refused(Operation operation, String reply) {
        if (reply.startsWith("250")) {
            return false;
        }
        assertThat(reply).as("%s", operation).startsWith("451 4.3.0 ");
        return true;
    }

    /// The API key of a tool is looked up before its message is read.
    private static boolean refused(Answer answer) {
        if (answer.status() != 200) {
            return refused(Operation.TOOL_SEND, answer);
        }
        var result = answer.body().get("result");
        if (!result.path("isError").asBoolean()) {
            return false;
        }
        JsonNode problem =
                JsonMapper.shared().readTree(result.at("/content/0/text").stringValue());
        assertThat(REASONS).as(problem.toString()).contains(problem.get("error").stringValue());
        assertThat(problem.get("retry_after_seconds").longValue()).isPositive();
        return true;
    }

    /// Repeats everything on new SMTP connections, since those before may have ended.
    OutageOperations again() throws IOException {
        return new OutageOperations(this);
    }

    private OutageOperations(OutageOperations before) throws IOException {
        this.platform = before.platform;
        this.name = before.name;
        this.agent = before.agent;
        this.model = before.model;
        this.large = before.large;
        int inbound = platform.bean(InboundSmtp.class).port();
        this.rcpt = begun(new SmtpSession(inbound));
        this.data = begun(new SmtpSession(inbound));
        data.say("RCPT TO:<%s>".formatted(agent.email()), 250);
        this.submission = SmtpSession.login(platform.bean(SubmissionSmtp.class).port(), agent.key());
    }

    @Override
    public void close() {
        try {
            rcpt.close();
            data.close();
            submission.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
