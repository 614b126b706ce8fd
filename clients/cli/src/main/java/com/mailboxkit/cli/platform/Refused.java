package com.mailboxkit.cli.platform;

import com.mailboxkit.cli.terminal.TerminalText;
import java.io.Serial;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The platform answered with an error.
public final class Refused extends Failure {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    Refused(Answer answer) {
        super(exit(answer.status()), sentence(answer));
        this.answer = answer;
    }

    public Answer answer() {
        return answer;
    }

    private static Exit exit(int status) {
        return switch (status) {
            case 401, 403 -> Exit.NO_KEY;
            case 402 -> Exit.NO_CREDIT;
            case 409, 429, 503 -> Exit.LATER;
            default -> Exit.FAILED;
        };
    }

    private static String sentence(Answer answer) {
        var error = answer.json();
        if (!error.path("message").isString()) {
            return "The server answered %d, but not as MailboxKit does. Is --server right?".formatted(answer.status());
        }
        var said = TerminalText.line(error.path("message").asString());
        return said + advice(answer, error);
    }

    private static String advice(Answer answer, JsonNode error) {
        return switch (answer.status()) {
            case 401 -> "\nSay `mailboxkit login` with a key that is valid, or `mailboxkit register` to get a new one.";
            case 402 ->
                "\nIt costs %s, the wallet holds %s. Top it up: %s"
                        .formatted(
                                text(error, "cost_dollars"),
                                text(error, "balance_dollars"),
                                text(error, "billing_url"));
            case 422 -> fields(error.path("errors"));
            case 429, 503 ->
                answer.retryAfter()
                        .map(seconds -> "\nTry again in %s seconds.".formatted(seconds))
                        .orElse("");
            default -> "";
        };
    }

    private static String fields(JsonNode errors) {
        return errors.propertyStream()
                .map(field -> "\n  %s: %s"
                        .formatted(
                                TerminalText.line(field.getKey()),
                                field.getValue()
                                        .valueStream()
                                        .map(problem -> TerminalText.line(problem.asString()))
                                        .collect(Collectors.joining("; "))))
                .collect(Collectors.joining());
    }

    private static String text(JsonNode error, String name) {
        return TerminalText.line(error.path(name).asString(""));
    }
}
