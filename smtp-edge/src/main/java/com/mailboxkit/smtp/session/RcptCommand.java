package com.mailboxkit.smtp.session;

import java.io.IOException;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/// RCPT (RFC 5321, section 4.1.1.3). It has no parameters here.
final class RcptCommand extends BaseCommand {

    private final int maxRecipients;

    RcptCommand(int maxRecipients) {
        super("RCPT", "Specifies a recipient.", "TO:<recipient>");
        this.maxRecipients = maxRecipients;
    }

    @Override
    public void execute(String line, Session session) throws IOException, DropConnectionException {
        session.sendResponse(answer(line, session));
    }

    private String answer(String line, Session session) throws DropConnectionException {
        if (!session.isMailTransactionInProgress()) {
            return "503 5.5.1 Say MAIL first";
        }
        if (session.getRecipientCount() >= maxRecipients) {
            return "452 4.5.3 More than " + maxRecipients + " recipients: send the others a message of their own";
        }
        var recipient = PathArgument.parse(line);
        if (recipient.isEmpty() || recipient.get().path().isEmpty()) {
            return "501 5.5.4 Say RCPT TO:<address>";
        }
        var path = recipient.get().path();
        if (path.length() > PathArgument.MAX_PATH) {
            return "501 5.1.3 The address is longer than " + PathArgument.MAX_PATH;
        }
        if (!recipient.get().parameters().isEmpty()) {
            return "555 5.5.4 RCPT has no parameters here";
        }
        if (!recipient.get().isAscii() && !Client.speaksUtf8(session)) {
            return "553 5.6.7 Say SMTPUTF8 with MAIL for such an address";
        }
        try {
            session.getMessageHandler().recipient(path);
            session.addRecipient(path);
            return "250 2.1.5 OK";
        } catch (DropConnectionException drop) {
            throw drop;
        } catch (RejectException refused) {
            return refused.getErrorResponse();
        }
    }
}
