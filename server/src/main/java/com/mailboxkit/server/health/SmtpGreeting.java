package com.mailboxkit.server.health;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/// Connects to an SMTP port of this node, as a client does.
final class SmtpGreeting {

    private static final byte[] READY = "220".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] QUIT = "QUIT\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final int LONGEST_GOODBYE = 2_000;

    private SmtpGreeting() {}

    /// Whether the port greets (RFC 5321, section 3.1) within the deadline for connecting, and as much again for the
    /// greeting.
    static boolean comes(int port, Duration deadline) {
        int millis = Math.toIntExact(deadline.toMillis());
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), millis);
            socket.setSoTimeout(millis);
            if (!Arrays.equals(socket.getInputStream().readNBytes(READY.length), READY)) {
                return false;
            }
            socket.getOutputStream().write(QUIT);
            socket.getInputStream().readNBytes(LONGEST_GOODBYE); // to its end: a reset would be a broken session there
            return true;
        } catch (IOException silent) {
            return false;
        }
    }
}
