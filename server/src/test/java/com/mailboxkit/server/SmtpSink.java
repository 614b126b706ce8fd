package com.mailboxkit.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/// Somebody's mail server on a free port: takes everything and keeps it as it came, one char for each octet.
final class SmtpSink implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final List<List<String>> envelopes = new CopyOnWriteArrayList<>();

    SmtpSink() throws IOException {
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return listener.getLocalPort();
    }

    List<String> messages() {
        return messages;
    }

    /// For each message the MAIL and RCPT commands that came before it.
    List<List<String>> envelopes() {
        return envelopes;
    }

    private void listen() {
        try {
            while (true) {
                var client = listener.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            var envelope = new ArrayList<String>();
            say(client, "220 receiver.example ESMTP");
            for (String line; (line = in.readLine()) != null; ) {
                switch (line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT)) {
                    case "EHLO" -> say(client, "250-receiver.example\r\n250 8BITMIME");
                    case "DATA" -> {
                        say(client, "354 go on");
                        messages.add(message(in));
                        envelopes.add(List.copyOf(envelope));
                        say(client, "250 2.0.0 taken");
                    }
                    case "MAIL", "RCPT" -> {
                        if (line.startsWith("MAIL")) {
                            envelope.clear();
                        }
                        envelope.add(line);
                        say(client, "250 fine");
                    }
                    case "QUIT" -> {
                        say(client, "221 bye");
                        return;
                    }
                    default -> say(client, "250 fine");
                }
            }
        } catch (IOException gone) {
            // as clients may
        }
    }

    private static String message(BufferedReader in) throws IOException {
        var message = new StringBuilder();
        for (String line; (line = in.readLine()) != null && !line.equals("."); ) {
            message.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return message.toString();
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
