package com.mailboxkit.smtp.inbound;

import java.io.IOException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/// STARTTLS (RFC 3207). Everything known before the handshake is forgotten, and so is everything sent ahead of it in
/// plain text: somebody on the way could have put it there.
final class StartTlsCommand extends BaseCommand {

    private final SSLContext tls;

    StartTlsCommand(SSLContext tls) {
        super("STARTTLS", "Begins encryption.");
        this.tls = tls;
    }

    @Override
    public void execute(String line, Session session) throws IOException, DropConnectionException {
        if (session.isTLSStarted() || !(session.getSocket() instanceof WatchedSocket plain)) {
            session.sendResponse("503 5.5.1 The connection is encrypted already");
            return;
        }
        if (!line.strip().equalsIgnoreCase(getName())) {
            session.sendResponse("501 5.5.4 STARTTLS has no parameters");
            return;
        }
        session.sendResponse("220 2.0.0 Go ahead");
        try {
            var encrypted = (SSLSocket) tls.getSocketFactory().createSocket(plain.socket(), null, true);
            encrypted.startHandshake();
            session.setSocket(new WatchedSocket(encrypted));
        } catch (IOException failed) {
            throw new DropConnectionException(421, "4.7.0 The handshake failed");
        }
        session.resetSmtpProtocol();
        session.setTlsStarted(true);
    }
}
