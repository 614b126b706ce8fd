package com.mailboxkit.smtp.outbound;

import jakarta.mail.Session;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/// The socket of one connection, on which Angus waits equally long for everything that the server says. It lies below
/// the encryption, which waits as long as it does.
final class TimeoutSocketFactory extends LazySocketFactory {

    /// The property of a session that names the factory of its sockets.
    static final String FACTORY = "mail.smtp.socketFactory";

    private final SocketFactory sockets;
    private @Nullable Socket socket;

    private TimeoutSocketFactory(SocketFactory sockets) {
        this.sockets = sockets;
    }

    /// That of a connection that is opened as `session` says.
    static TimeoutSocketFactory of(Session session) {
        return new TimeoutSocketFactory(
                (SocketFactory) Objects.requireNonNull(session.getProperties().get(FACTORY)));
    }

    /// Like `session`, for one connection with this socket.
    Session session(Session session) {
        var mail = new Properties();
        mail.putAll(session.getProperties());
        mail.put(FACTORY, this);
        return Session.getInstance(mail);
    }

    /// Waits so long from now on. What was answered on a connection that is closed now stays answered.
    void waitFor(Duration time) throws SocketException {
        if (socket != null && !socket.isClosed()) {
            socket.setSoTimeout(Math.toIntExact(time.toMillis()));
        }
    }

    @Override
    public Socket createSocket() throws IOException {
        var created = sockets.createSocket();
        socket = created;
        return created;
    }
}
