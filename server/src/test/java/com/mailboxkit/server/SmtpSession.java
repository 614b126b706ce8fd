package com.mailboxkit.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.Base64;

/// SMTP as typed by hand.
final class SmtpSession implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader replies;

    SmtpSession(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(30_000);
        replies = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
        assertThat(reply()).startsWith("220");
    }

    /// A session with the port for programs that send.
    static SmtpSession login(int port, String key) throws IOException {
        var smtp = new SmtpSession(port);
        smtp.say("EHLO program.example", 250);
        smtp.say("AUTH PLAIN " + plain(key), 235);
        return smtp;
    }

    /// User and password for AUTH PLAIN.
    static String plain(String key) {
        return Base64.getEncoder().encodeToString(("\0apikey\0" + key).getBytes(ISO_8859_1));
    }

    /// Sends a mail, and returns what was said to it.
    String submit(String from, String mail, String... recipients) throws IOException {
        say("MAIL FROM:<%s>".formatted(from), 250);
        for (var recipient : recipients) {
            say("RCPT TO:<%s>".formatted(recipient), 250);
        }
        say("DATA", 354);
        return body(mail.getBytes(UTF_8));
    }

    /// The reply to a command, whatever it is.
    String ask(String command) throws IOException {
        send((command + "\r\n").getBytes(ISO_8859_1));
        return reply();
    }

    String say(String command, int code) throws IOException {
        String reply = ask(command);
        assertThat(reply).as(command).startsWith(Integer.toString(code));
        return reply;
    }

    /// Sends a message as it is in a file: line ends become CRLF, leading dots are doubled.
    String body(byte[] file) throws IOException {
        String text =
                new String(file, ISO_8859_1).replaceAll("\r\n|\r|\n", "\r\n").replaceAll("(?m)^\\.", "..");
        send((text + "\r\n.\r\n").getBytes(ISO_8859_1));
        return reply();
    }

    private void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    private String reply() throws IOException {
        String line = replies.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = replies.readLine();
        }
        return String.valueOf(line);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
