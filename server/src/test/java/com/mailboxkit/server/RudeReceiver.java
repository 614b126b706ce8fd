package com.mailboxkit.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A customer's server that does what it likes with each connection.
final class RudeReceiver implements AutoCloseable {

    private static final String PASSWORD = "changeit";

    /// What becomes of a connection; once this returns, it is closed.
    @FunctionalInterface
    interface Behaviour {
        void on(Socket connection) throws Exception;
    }

    private final ServerSocket server;
    private final AtomicInteger connections = new AtomicInteger();

    RudeReceiver(Behaviour behaviour) throws IOException {
        this(ServerSocketFactory.getDefault(), behaviour);
    }

    private RudeReceiver(ServerSocketFactory sockets, Behaviour behaviour) throws IOException {
        server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> listen(behaviour));
    }

    /// Its certificate is signed by nobody.
    static RudeReceiver withACertificateOfItsOwn() throws Exception {
        var file = Files.createTempDirectory("rude").resolve("keys.p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "own",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=IP:127.0.0.1",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (made != 0) {
            throw new IllegalStateException("keytool ended with " + made);
        }
        var keys = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new RudeReceiver(
                context.getServerSocketFactory(), answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
    }

    static Behaviour answering(String text) {
        return connection -> {
            connection.getInputStream().read(new byte[64 * 1024]);
            connection.getOutputStream().write(text.getBytes(US_ASCII));
            connection.getOutputStream().flush();
        };
    }

    String url(String scheme) {
        return "%s://127.0.0.1:%d/hook".formatted(scheme, server.getLocalPort());
    }

    int connections() {
        return connections.get();
    }

    private void listen(Behaviour behaviour) {
        while (!server.isClosed()) {
            try {
                var connection = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(connection, behaviour));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void serve(Socket connection, Behaviour behaviour) {
        try (connection) {
            behaviour.on(connection);
        } catch (Exception over) {
            // the platform has heard enough
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
