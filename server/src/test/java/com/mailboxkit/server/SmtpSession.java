package com.mailboxkit.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;

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

    String say(String command, int code) throws IOException {
        send((command + "\r\n").getBytes(ISO_8859_1));
        String reply = reply();
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
