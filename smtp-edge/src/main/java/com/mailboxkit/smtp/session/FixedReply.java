package com.mailboxkit.smtp.session;

import java.io.IOException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/// A command that is always answered alike.
final class FixedReply extends BaseCommand {

    private final String reply;

    FixedReply(String name, String reply) {
        super(name, reply);
        this.reply = reply;
    }

    @Override
    public void execute(String line, Session session) throws IOException {
        session.sendResponse(reply);
    }
}
