package com.mailboxkit.bench;

import com.mailboxkit.bench.Api.Agent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Attacks on the port that receives mail, without an account.
enum SmtpAttack implements Attack {
    OPEN_BRACKETS("mails with four fields of 65,000 × <", 4) {
        @Override
        public String once(Platform platform, Agent attacker) throws IOException {
            var header = Stream.of("From", "Reply-To", "To", "Cc")
                    .map(field -> field + ": " + "<".repeat(65_000) + "\r\n")
                    .collect(Collectors.joining());
            return SmtpMail.reply(ADDRESS, platform.smtpPort(), attacker.email(), header + "\r\nHello\r\n.");
        }
    },
    IDLE_CONNECTIONS("2,500 idle connections of 2 addresses", 2) {
        @Override
        public String once(Platform platform, Agent attacker) throws IOException {
            var sockets = new ArrayList<Socket>();
            try {
                for (int i = 0; i < CONNECTIONS; i++) {
                    var local = i % 2 == 0 ? ADDRESS : OTHER_ADDRESS;
                    sockets.add(new Socket(InetAddress.getLoopbackAddress(), platform.smtpPort(), local, 0));
                }
                return isHeld(sockets) ? "all open" : "closed";
            } catch (IOException refused) {
                return "refused";
            } finally {
                for (var socket : sockets) {
                    socket.close();
                }
            }
        }
    };

    /// Other ones than the honest client's.
    private static final InetAddress ADDRESS = InetAddress.ofLiteral("127.0.0.2");

    private static final InetAddress OTHER_ADDRESS = InetAddress.ofLiteral("127.0.0.3");
    private static final int CONNECTIONS = 1_250;
    private static final int SILENCE_MILLIS = 500;

    private final String title;
    private final int clients;

    SmtpAttack(String title, int clients) {
        this.title = title;
        this.clients = clients;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int clients() {
        return clients;
    }

    /// Whether the server keeps the last of them open.
    private static boolean isHeld(List<Socket> sockets) throws IOException {
        var last = sockets.getLast();
        last.setSoTimeout(SILENCE_MILLIS);
        try {
            var in = last.getInputStream();
            while (in.read() >= 0) {
                // the greeting, or the reason why it is closed
            }
            return false;
        } catch (SocketTimeoutException open) {
            return true;
        }
    }
}
