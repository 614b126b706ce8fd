package com.mailboxkit.smtp.session;

import java.io.IOException;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/// DATA (RFC 5321, section 4.1.1.4). It answers only after the whole message was read, since the rest of a message that
/// is refused too early would be taken for commands, and whatever it answers ends the transaction.
final class DataCommand extends BaseCommand {

    private static final int PATIENCE = 10; // times the size limit, before a message counts as endless

    private final long endless;

    DataCommand(long maxSize) {
        super("DATA", "Takes the message.");
        this.endless = PATIENCE * maxSize;
    }

    @Override
    public void execute(String line, Session session) throws IOException, DropConnectionException {
        if (!session.isMailTransactionInProgress()) {
            session.sendResponse("503 5.5.1 Say MAIL first");
            return;
        }
        if (session.getRecipientCount() == 0) {
            session.sendResponse("554 5.5.1 No valid recipients");
            return;
        }
        Client.mustHaveWaited(session);
        session.sendResponse("354 End with <CRLF>.<CRLF>");
        try {
            session.sendResponse(answer(session));
        } catch (ClientGoneException brokenOff) {
            throw new DropConnectionException(421, "4.4.2 " + brokenOff.getMessage());
        } finally {
            session.resetMailTransaction();
        }
    }

    private String answer(Session session) throws IOException, DropConnectionException {
        var body = new DataStream(session.getRawInput(), endless);
        try {
            var said = session.getMessageHandler().data(body);
            body.drain();
            return "250 " + (said == null ? "2.6.0 Stored" : said);
        } catch (DropConnectionException drop) {
            throw drop;
        } catch (RejectException refused) {
            body.drain();
            return refused.getErrorResponse();
        }
    }
}
