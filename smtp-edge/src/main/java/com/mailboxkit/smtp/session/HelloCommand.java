package com.mailboxkit.smtp.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/// EHLO and HELO (RFC 5321, section 4.1.1.1). The name is not believed, but it is stored and written into a header: it
/// must not break out of one.
final class HelloCommand extends BaseCommand {

    private static final Pattern NAME = Pattern.compile("[^\\s\\p{Cntrl}()<>]{1,255}");

    private final long maxSize;
    private final @Nullable Logins logins;

    /// @param logins who may send; null where everybody may
    HelloCommand(String name, long maxSize, @Nullable Logins logins) {
        super(name, "Introduce yourself.", "<hostname>");
        this.maxSize = maxSize;
        this.logins = logins;
    }

    @Override
    public void execute(String line, Session session) throws IOException, DropConnectionException {
        Client.mustHaveWaited(session);
        var words = getArgs(line);
        if (words.length < 2 || !NAME.matcher(words[1]).matches()) {
            session.sendResponse("501 5.5.4 Say " + getName() + " and the name of your host");
            return;
        }
        session.resetMailTransaction();
        session.setHelo(words[1]);
        if (getName().equals("HELO")) {
            session.sendResponse("250 " + session.getServer().getHostName());
        } else {
            session.sendResponse("250-" + String.join("\r\n250-", extensions(session)) + "\r\n250 SMTPUTF8");
        }
    }

    private List<String> extensions(Session session) {
        var extensions = new ArrayList<>(List.of(
                session.getServer().getHostName(), "PIPELINING", "8BITMIME", "ENHANCEDSTATUSCODES", "SIZE " + maxSize));
        if (!session.isTLSStarted()) {
            extensions.add("STARTTLS");
        }
        if (logins != null
                && Client.isConfidential(session, logins)
                && Client.login(session).isEmpty()) {
            extensions.add("AUTH PLAIN LOGIN");
        }
        return extensions;
    }
}
