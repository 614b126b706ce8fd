package com.mailboxkit.smtp.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// Somebody else's mail server, on a free port. Says yes to everything but for what it is told to answer.
final class RemoteServer implements AutoCloseable {

    static final String HANG_UP = "";

    private final ServerSocket listener;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, Duration> pauses = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();

    private volatile String greeting = "220 remote.test";
    private volatile String extensions = "250 8BITMIME";
    private volatile @Nullable SSLContext tls;

    RemoteServer() throws IOException {
        this(0, "127.0.0.1");
    }

    RemoteServer(int port, String address) throws IOException {
        listener = new ServerSocket(port, 50, InetAddress.ofLiteral(address));
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return listener.getLocalPort();
    }

    /// @param command how the line begins, or `.` for the end of a message
    /// @param reply may be [#HANG_UP]
    RemoteServer answering(String command, String reply) {
        answers.put(command, reply);
        return this;
    }

    /// Takes its time over the answer to `command`.
    RemoteServer pausing(String command, Duration pause) {
        pauses.put(command, pause);
        return this;
    }

    RemoteServer offering(String... names) {
        extensions = "250-" + String.join("\r\n250-", names) + "\r\n250 8BITMIME";
        return this;
    }

    RemoteServer offeringOnly(String name) {
        extensions = "250 " + name;
        return this;
    }

    RemoteServer greeting(String line) {
        greeting = line;
        return this;
    }

    RemoteServer encrypting(SSLContext context) {
        tls = context;
        return this;
    }

    int connections() {
        return connections.get();
    }

    /// Every line that was a command.
    List<String> commands() {
        return commands;
    }

    List<String> messages() {
        return messages;
    }

    private void listen() {
        try {
            while (true) {
                var client = listener.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> converse(client));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void converse(Socket client) {
        try (client) {
            say(client, greeting);
            obey(client);
        } catch (IOException gone) {
            // as clients do
        }
    }

    private void obey(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
        for (String line; (line = in.readLine()) != null; ) {
            commands.add(line);
            var reply = reply(line);
            say(client, reply);
            if (line.equals("DATA") && reply.startsWith("354")) {
                messages.add(message(in));
                say(client, reply("."));
            } else if (line.equals("STARTTLS") && tls != null) {
                obey(encrypted(client));
                return;
            }
        }
    }

    private String reply(String line) {
        pauses.forEach((command, pause) -> {
            if (line.startsWith(command)) {
                LockSupport.parkNanos(pause.toNanos());
            }
        });
        return answers.entrySet().stream()
                .filter(answer -> line.startsWith(answer.getKey()))
                .map(Map.Entry::getValue)
                .findAny()
                .orElseGet(() -> switch (line) {
                    case "DATA" -> "354 Go on";
                    case "STARTTLS" -> "220 Go on";
                    default -> line.startsWith("EHLO") ? "250-remote.test\r\n" + extensions : "250 2.0.0 Fine";
                });
    }

    private static String message(BufferedReader in) throws IOException {
        var message = new StringBuilder();
        for (String line; (line = in.readLine()) != null && !line.equals("."); ) {
            message.append(line).append('\n');
        }
        return message.toString();
    }

    private SSLSocket encrypted(Socket client) throws IOException {
        var encrypted = (SSLSocket) tls.getSocketFactory().createSocket(client, null, true);
        encrypted.startHandshake();
        commands.add("(encrypted)");
        return encrypted;
    }

    private static void say(Socket client, String reply) throws IOException {
        if (reply.equals(HANG_UP)) {
            throw new EOFException("Told to hang up");
        }
        client.getOutputStream().write((reply + "\r\n").getBytes(UTF_8));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
