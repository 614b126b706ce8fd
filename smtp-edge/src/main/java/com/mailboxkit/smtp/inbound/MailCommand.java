package com.mailboxkit.smtp.inbound;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/// MAIL (RFC 5321, section 4.1.1.2) with SIZE (RFC 1870), BODY (RFC 6152) and SMTPUTF8 (RFC 6531). Other parameters are
/// ignored. A reverse path is only a place to send bounces to, so any text without control characters will do.
final class MailCommand extends BaseCommand {

    private static final Pattern LINE = Pattern.compile(
            "MAIL FROM: *(?:<(?<path>(?:\"(?:[^\"\\\\\\p{Cntrl}]|\\\\[^\\p{Cntrl}])*+\"|[^\">\\s\\p{Cntrl}])*+)>"
                    + "|(?<bare>[^<>\"\\s\\p{Cntrl}]+))(?<parameters>(?: +[^\\s\\p{Cntrl}]+)*+) *",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SIZE = Pattern.compile("SIZE=(\\d{1,20})", Pattern.CASE_INSENSITIVE);
    private static final int MAX_PATH = 256;

    private final BigInteger maxSize;

    MailCommand(long maxSize) {
        super("MAIL", "Specifies the sender.", "FROM:<sender> [ <parameters> ]");
        this.maxSize = BigInteger.valueOf(maxSize);
    }

    @Override
    public void execute(String line, Session session) throws IOException {
        session.sendResponse(answer(line, session));
    }

    private String answer(String line, Session session) {
        if (session.getHelo().isEmpty()) {
            return "503 5.5.1 Say EHLO first";
        }
        if (session.isMailTransactionInProgress()) {
            return "503 5.5.1 There is a transaction already";
        }
        var mail = LINE.matcher(line);
        if (!mail.matches()) {
            return "501 5.5.4 Say MAIL FROM:<address>";
        }
        String sender = mail.group("path") == null ? mail.group("bare") : mail.group("path");
        if (sender.length() > MAX_PATH) {
            return "501 5.1.7 The address is longer than " + MAX_PATH;
        }
        if (isTooLarge(mail.group("parameters"))) {
            return "552 5.3.4 The message is larger than " + maxSize + " bytes";
        }
        session.startMailTransaction();
        try {
            session.getMessageHandler().from(sender);
            return "250 2.1.0 OK";
        } catch (RejectException refused) {
            session.resetMailTransaction();
            return refused.getErrorResponse();
        }
    }

    private boolean isTooLarge(String parameters) {
        return Arrays.stream(parameters.split(" +", -1))
                .map(SIZE::matcher)
                .anyMatch(size -> size.matches() && new BigInteger(size.group(1)).compareTo(maxSize) > 0);
    }
}
