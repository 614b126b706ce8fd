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
        var mail = "From: sender@example.com\r\nTo: %s\r\nSubject: %s\r\n\r\nHello\r\n.".formatted(recipient, subject);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
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
            expect(replies, '2');
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
