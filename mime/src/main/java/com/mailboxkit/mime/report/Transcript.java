package com.mailboxkit.mime.report;

import java.util.Locale;
import java.util.stream.Collectors;

/// The session transcript of Sendmail: `>>>` before what it sent, `<<<` before the replies of the other server.
final class Transcript {

    private static final String ANSWER = "<<<";

    private Transcript() {}

    /// The replies, without what Sendmail concludes from them: to every 550 refusal it adds `User unknown`.
    static String withoutConclusions(String context) {
        if (!context.contains(ANSWER)) {
            return context;
        }
        return context.lines().filter(line -> !isConclusion(line)).collect(Collectors.joining("\n"));
    }

    /// Whether the reply to `DATA` is a refusal of the message, and not that no recipient was left: it then
    /// precedes the refusal of the recipient.
    static boolean refusesTheMessage(String context) {
        boolean isDataSent = false;
        boolean isRefused = false;
        for (var line : context.lines().map(String::strip).toList()) {
            if (line.startsWith(ANSWER) && isDataSent) {
                if (line.startsWith("<<< 503")) {
                    return false;
                }
                isRefused |= line.startsWith("<<< 5");
            } else if (line.startsWith(">>>")) {
                isDataSent = line.equals(">>> DATA");
            }
        }
        return isRefused;
    }

    private static boolean isConclusion(String line) {
        var reply = line.strip().toLowerCase(Locale.ROOT);
        return reply.startsWith("5") && reply.endsWith("... user unknown");
    }
}
