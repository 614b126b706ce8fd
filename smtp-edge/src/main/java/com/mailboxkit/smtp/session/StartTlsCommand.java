package com.mailboxkit.smtp.session;

import java.io.IOException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/// STARTTLS (RFC 3207). Everything known before the handshake is forgotten, and so is everything sent ahead of it in
/// plain text: somebody on the way could have put it there.
final class StartTlsCommand extends BaseCommand {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"}; // RFC 8996

    private final Supplier<SSLContext> tls;

    StartTlsCommand(Supplier<SSLContext> tls) {
        super("STARTTLS", "Begins encryption.");
        this.tls = tls;
    }

    @Override
    public void execute(String line, Session session) throws IOException, DropConnectionException {
        if (session.isTLSStarted() || !(session.getSocket() instanceof SessionSocket plain)) {
            session.sendResponse("503 5.5.1 The connection is encrypted already");
            return;
        }
        if (!line.strip().equalsIgnoreCase(getName())) {
            session.sendResponse("501 5.5.4 STARTTLS has no parameters");
            return;
        }
        session.sendResponse("220 2.0.0 Go ahead");
        try {
            var encrypted = (SSLSocket) tls.get().getSocketFactory().createSocket(plain.socket(), null, true);
            encrypted.setEnabledProtocols(PROTOCOLS);
            encrypted.startHandshake();
            session.setSocket(plain.encryptedBy(encrypted));
        } catch (IOException failed) {
            throw new DropConnectionException(421, "4.7.0 The handshake failed");
        }
        session.resetSmtpProtocol();
        session.setTlsStarted(true);
    }
}
