package com.mailboxkit.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Postfix's `smtp-source`: sends mail over SMTP as fast as it is taken, on connections that stay open.
///
/// @param recipients who get the mail in turns; each session writes to one of them
record SmtpSource(int port, int characters, List<String> recipients) {

    static final int SESSIONS = 20;

    /// Of the sender.
    static final String DOMAIN = "example.com";

    /// Returns when the last message is answered.
    ///
    /// @param messages how many; a multiple of the sessions
    /// @throws IOException when one was refused
    void send(long messages) throws IOException, InterruptedException {
        if (messages % SESSIONS != 0) {
            throw new IllegalArgumentException("%d sessions cannot share %d messages".formatted(SESSIONS, messages));
        }
        var sessions = new ArrayList<Process>();
        for (int i = 0; i < SESSIONS; i++) {
            sessions.add(Program.start(Map.of(), session(recipients.get(i % recipients.size()), messages / SESSIONS)));
        }
        for (var session : sessions) {
            Program.awaitSuccess(session);
        }
    }

    private List<String> session(String recipient, long messages) {
        return List.of(
                "smtp-source",
                "-d",
                "-s1",
                "-m" + messages,
                "-l" + characters,
                "-S",
                "Benchmark",
                "-f",
                "sender@" + DOMAIN,
                "-t",
                recipient,
                "127.0.0.1:" + port);
    }

    /// Rounds up to a number that the sessions can share.
    static long shared(double messages) {
        return Math.ceilDiv((long) Math.ceil(messages), SESSIONS) * SESSIONS;
    }
}
