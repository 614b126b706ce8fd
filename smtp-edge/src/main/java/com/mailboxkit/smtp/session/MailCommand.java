package com.mailboxkit.smtp.session;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/// MAIL (RFC 5321, section 4.1.1.2) with SIZE (RFC 1870), BODY (RFC 6152), SMTPUTF8 (RFC 6531) and, where clients log
/// in, AUTH (RFC 4954), which says nothing that would be believed. A reverse path is only a place to send bounces to,
/// so any text without control characters will do.
final class MailCommand extends BaseCommand {

    private static final Pattern SIZE = Pattern.compile("\\d{1,20}"); // RFC 1870, section 3
    private static final Set<String> BODIES = Set.of("7BIT", "8BITMIME");

    private final BigInteger maxSize;
    private final @Nullable Logins logins;

    /// @param logins who may send; null where everybody may
    MailCommand(long maxSize, @Nullable Logins logins) {
        super("MAIL", "Specifies the sender.", "FROM:<sender> [ <parameters> ]");
        this.maxSize = BigInteger.valueOf(maxSize);
        this.logins = logins;
    }

    @Override
    public void execute(String line, Session session) throws IOException, DropConnectionException {
        session.sendResponse(answer(line, session));
    }

    private String answer(String line, Session session) throws DropConnectionException {
        if (session.getHelo().isEmpty()) {
            return "503 5.5.1 Say EHLO first";
        }
        if (logins != null && Client.login(session).isEmpty()) {
            return Client.isConfidential(session, logins)
                    ? "530 5.7.0 Log in first (AUTH)"
                    : "530 5.7.0 Say STARTTLS, then log in (AUTH)";
        }
        if (session.isMailTransactionInProgress()) {
            return "503 5.5.1 There is a transaction already";
        }
        var mail = PathArgument.parse(line);
        if (mail.isEmpty()) {
            return "501 5.5.4 Say MAIL FROM:<address>";
        }
        var sender = mail.get();
        if (sender.path().length() > PathArgument.MAX_PATH) {
            return "501 5.1.7 The address is longer than " + PathArgument.MAX_PATH;
        }
        var wrong = sender.parameters().entrySet().stream()
                .map(this::refusal)
                .flatMap(Optional::stream)
                .findFirst();
        if (wrong.isPresent()) {
            return wrong.get();
        }
        boolean utf8 = sender.parameters().containsKey("SMTPUTF8");
        if (!sender.isAscii() && !utf8) {
            return "550 5.6.7 Say SMTPUTF8 for such an address";
        }
        session.startMailTransaction();
        try {
            session.getMessageHandler().from(sender.path());
            Client.speaksUtf8(session, utf8);
            Client.declaredSize(session, Long.parseLong(sender.parameters().getOrDefault("SIZE", "0")));
            Client.startedTransaction(session);
            return "250 2.1.0 OK";
        } catch (DropConnectionException drop) {
            throw drop;
        } catch (RejectException refused) {
            session.resetMailTransaction();
            return refused.getErrorResponse();
        }
    }

    private Optional<String> refusal(Map.Entry<String, String> parameter) {
        var value = parameter.getValue();
        return switch (parameter.getKey()) {
            case "SIZE" -> size(value);
            case "BODY" -> BODIES.contains(value.toUpperCase(Locale.ROOT)) ? Optional.empty() : misused("BODY");
            case "SMTPUTF8" -> value.isEmpty() ? Optional.empty() : misused("SMTPUTF8");
            case "AUTH" -> logins != null ? Optional.empty() : unknown(parameter.getKey());
            default -> unknown(parameter.getKey());
        };
    }

    private Optional<String> size(String value) {
        if (!SIZE.matcher(value).matches()) {
            return misused("SIZE");
        }
        return new BigInteger(value).compareTo(maxSize) > 0
                ? Optional.of("552 5.3.4 The message is larger than " + maxSize + " bytes")
                : Optional.empty();
    }

    private static Optional<String> misused(String keyword) {
        return Optional.of("501 5.5.4 That is no value of " + keyword);
    }

    private static Optional<String> unknown(String keyword) {
        return Optional.of("555 5.5.4 Not offered: " + keyword);
    }
}
