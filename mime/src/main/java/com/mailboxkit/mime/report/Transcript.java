package com.mailboxkit.mime.report;

import java.util.Locale;
import java.util.stream.Collectors;

/// The session that Sendmail shows: `>>>` before what it said, `<<<` before what the other server said.
final class Transcript {

    private static final String ANSWER = "<<<";

    private Transcript() {}

    /// What was said, without what Sendmail concludes from it: to every refusal with 550 it adds `User unknown`.
    static String withoutConclusions(String context) {
        if (!context.contains(ANSWER)) {
            return context;
        }
        return context.lines().filter(line -> !isConclusion(line)).collect(Collectors.joining("\n"));
    }

    /// Whether the answer to `DATA` is a refusal, and not that no recipient was left: then it was sent before the
    /// refusal of the recipient was read.
    static boolean refusesTheMessage(String context) {
        boolean isAsked = false;
        boolean isRefused = false;
        for (var line : context.lines().map(String::strip).toList()) {
            if (line.startsWith(ANSWER) && isAsked) {
                if (line.startsWith("<<< 503")) {
                    return false;
                }
                isRefused |= line.startsWith("<<< 5");
            } else if (line.startsWith(">>>")) {
                isAsked = line.equals(">>> DATA");
            }
        }
        return isRefused;
    }

    private static boolean isConclusion(String line) {
        var said = line.strip().toLowerCase(Locale.ROOT);
        return said.startsWith("5") && said.endsWith("... user unknown");
    }
}
