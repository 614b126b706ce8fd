package com.mailboxkit.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One mail over SMTP.
final class SmtpMail {

    private SmtpMail() {}

    /// Returns when the server has answered its last line.
    static void send(int port, String recipient, String subject) throws IOException {
        send(InetAddress.getLoopbackAddress(), port, recipient, subject);
    }

    /// @param client address that the server sees
    static void send(InetAddress client, int port, String recipient, String subject) throws IOException {
        var mail = "From: sender@example.com\r\nTo: %s\r\nSubject: %s\r\n\r\nHello\r\n.".formatted(recipient, subject);
        var reply = reply(client, port, recipient, mail);
        UntrueMeasurement.unless(reply.startsWith("2"), "The SMTP server said: %s", reply);
    }

    /// @param mail with the dot that ends it
    /// @return the code of the reply to it
    static String reply(InetAddress client, int port, String recipient, String mail) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port, client, 0);
                var replies =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            expect(replies, '2');
            for (var line : List.of("HELO probe", "MAIL FROM:<sender@example.com>", "RCPT TO:<" + recipient + ">")) {
                say(socket, line);
                expect(replies, '2');
            }
            say(socket, "DATA");
            expect(replies, '3');
            say(socket, mail);
            var reply = replies.readLine();
            return reply == null ? "closed" : reply.substring(0, Math.min(3, reply.length()));
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static void expect(BufferedReader replies, char kind) throws IOException {
        var reply = replies.readLine();
        UntrueMeasurement.unless(
                reply != null && !reply.isEmpty() && reply.charAt(0) == kind, "The SMTP server said: %s", reply);
    }
}
