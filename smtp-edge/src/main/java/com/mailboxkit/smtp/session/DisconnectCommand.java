package com.mailboxkit.smtp.session;

import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/// A command after which nothing more is believed: what follows it could be content that somebody else chose.
final class DisconnectCommand extends BaseCommand {

    private final int code;
    private final String words;

    /// @param name the command, or its first four characters
    DisconnectCommand(String name, int code, String words) {
        super(name, words);
        this.code = code;
        this.words = words;
    }

    @Override
    public void execute(String line, Session session) throws DropConnectionException {
        throw new DropConnectionException(code, words);
    }
}
