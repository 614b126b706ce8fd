package com.mailboxkit.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/// Stands between the platform and what it depends on, and breaks connections.
final class TcpProxy implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;

    /// The answer to `end` is lost where `begin` was said before it on the same connection.
    private record Loss(String begin, String end) {}

    private final ServerSocket listener = new ServerSocket(0, 100, InetAddress.ofLiteral("127.0.0.1"));
    private final String host;
    private final int port;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Loss> loss = new AtomicReference<>();
    private volatile Predicate<String> isCut = greeting -> false;

    TcpProxy(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return listener.getLocalPort();
    }

    /// Breaks connections, and takes no more of them.
    ///
    /// @param which by the first that their client says
    void cut(Predicate<String> which) {
        isCut = which;
        connections.stream()
                .filter(connection -> which.test(connection.greeting))
                .forEach(Connection::close);
    }

    void restore() {
        isCut = greeting -> false;
    }

    /// Once, a connection breaks after the other side has got `end` and before its answer is back.
    void loseAnswer(String begin, String end) {
        loss.set(new Loss(begin, end));
    }

    boolean hasLostAnswer() {
        return loss.get() == null;
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var server = new Socket(host, port)) {
            var first = chunk(client);
            var connection = new Connection(new String(first, ISO_8859_1), client, server);
            connections.add(connection);
            if (!isCut.test(connection.greeting)) {
                server.getOutputStream().write(first);
                var back = Thread.ofVirtual().start(connection::back);
                connection.forth();
                connection.close();
                back.join();
            }
            connections.remove(connection);
        } catch (IOException broken) {
            // as it shall be
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] chunk(Socket from) throws IOException {
        var buffer = new byte[CHUNK];
        int size = from.getInputStream().read(buffer);
        return size < 0 ? new byte[0] : Arrays.copyOf(buffer, size);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        connections.forEach(Connection::close);
    }

    private final class Connection {

        private final String greeting;
        private final Socket client;
        private final Socket server;
        private boolean hasBegun;
        private volatile boolean isLost;

        Connection(String greeting, Socket client, Socket server) {
            this.greeting = greeting;
            this.client = client;
            this.server = server;
        }

        void forth() throws IOException {
            for (var chunk = chunk(client); chunk.length > 0; chunk = chunk(client)) {
                look(new String(chunk, ISO_8859_1));
                server.getOutputStream().write(chunk);
            }
        }

        private void look(String said) {
            var wanted = loss.get();
            if (wanted != null) {
                hasBegun |= said.contains(wanted.begin());
                isLost = hasBegun && said.contains(wanted.end()) && loss.compareAndSet(wanted, null);
            }
        }

        void back() {
            try {
                for (var chunk = chunk(server); chunk.length > 0 && !isLost; chunk = chunk(server)) {
                    client.getOutputStream().write(chunk);
                }
            } catch (IOException broken) {
                // as it shall be
            }
            close();
        }

        void close() {
            try {
                client.close();
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
