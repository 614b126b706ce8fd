package com.mailboxkit.smtp.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/// AUTH (RFC 4954) with PLAIN (RFC 4616) and LOGIN, which nothing specifies but much mail software speaks. Passwords
/// are taken only where nobody on the way can read them.
final class AuthCommand extends BaseCommand {

    private static final int MAX_FAILURES = 3; // on one connection

    private final Logins logins;

    AuthCommand(Logins logins) {
        super("AUTH", "Logs in.", "<mechanism> [initial-response]");
        this.logins = logins;
    }

    private record Credentials(String user, String password) {}

    /// What the client sent cannot be understood, or it changed its mind.
    private static final class Refused extends Exception {

        private static final long serialVersionUID = 1;

        Refused(String reply) {
            super(reply, null, false, false);
        }
    }

    @Override
    public void execute(String line, Session session) throws IOException, DropConnectionException {
        Client.mustHaveWaited(session);
        try {
            session.sendResponse(answer(line, session));
        } catch (Refused refused) {
            session.sendResponse(String.valueOf(refused.getMessage()));
        }
    }

    private String answer(String line, Session session) throws IOException, Refused, DropConnectionException {
        if (session.getHelo().isEmpty()) {
            return "503 5.5.1 Say EHLO first";
        }
        if (session.isMailTransactionInProgress() || Client.login(session).isPresent()) {
            return "503 5.5.1 Not now: there is a login or a transaction already";
        }
        if (!Client.isConfidential(session, logins)) {
            return "538 5.7.11 Say STARTTLS first: passwords are taken over encrypted connections only";
        }
        var words = getArgs(line);
        if (words.length < 2 || words.length > 3) {
            return "501 5.5.4 Say AUTH, a mechanism and perhaps an initial response";
        }
        var initial = words.length == 3 ? words[2] : null;
        return switch (words[1].toUpperCase(Locale.ROOT)) {
            case "PLAIN" -> login(plain(initial, session), session);
            case "LOGIN" -> login(login(initial, session), session);
            default -> "504 5.5.4 Mechanisms are PLAIN and LOGIN";
        };
    }

    private String login(Credentials given, Session session) throws DropConnectionException {
        try {
            var who = logins.check(given.user(), given.password());
            if (who.isPresent()) {
                Client.loggedIn(session, who.get());
                return "235 2.7.0 Welcome";
            }
        } catch (RejectException unknown) {
            return unknown.getErrorResponse();
        }
        if (Client.failedLogins(session) >= MAX_FAILURES) {
            throw new DropConnectionException(421, "4.7.0 Too many failed logins");
        }
        return "535 5.7.8 User or password is wrong";
    }

    /// `authorization NUL user NUL password`; one who acts for another is not known here.
    private static Credentials plain(@Nullable String initial, Session session)
            throws IOException, Refused, DropConnectionException {
        var parts = decode(initial == null ? ask("", session) : initial).split("\0", -1);
        if (parts.length != 3) {
            throw new Refused("501 5.5.2 Not a response of PLAIN");
        }
        if (!parts[0].isEmpty() && !parts[0].equals(parts[1])) {
            throw new Refused("535 5.7.8 Nobody acts for another here");
        }
        return new Credentials(parts[1], parts[2]);
    }

    private static Credentials login(@Nullable String initial, Session session)
            throws IOException, Refused, DropConnectionException {
        var user = decode(initial == null ? ask("Username:", session) : initial);
        return new Credentials(user, decode(ask("Password:", session)));
    }

    private static String ask(String question, Session session) throws IOException, Refused, DropConnectionException {
        session.sendResponse("334 " + Base64.getEncoder().encodeToString(question.getBytes(StandardCharsets.US_ASCII)));
        var answer = session.getReader().readLine();
        if (answer == null) {
            throw new DropConnectionException(421, "4.4.2 The client went away");
        }
        if (answer.equals("*")) {
            throw new Refused("501 5.7.0 As you like");
        }
        return answer;
    }

    private static String decode(String response) throws Refused {
        try {
            var bytes = response.equals("=") ? new byte[0] : Base64.getDecoder().decode(response);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noBase64) {
            throw new Refused("501 5.5.2 That is not base64");
        }
    }
}
