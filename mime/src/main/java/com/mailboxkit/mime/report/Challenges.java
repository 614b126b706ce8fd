package com.mailboxkit.mime.report;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Challenge-response: some people have a program that asks first-time senders for confirmation. Its mail may
/// have the form of a bounce, but the message waits, or has arrived.
final class Challenges {

    private static final Pattern WHO_ASKS = words(
            "@(\\w{1,40}\\.)?(boxbe|spamarrest|mailinblack|choicemail|sendio|vanquish|0spam|knowspam|bluebottle)\\.");

    private static final Pattern ASKS = words("""
            guest list|waitlisted|waiting list for approval|challenge.response|awaiting (your )?(verification|confirmation|approval)
            (prove|confirm|verify|certify) (that )?you('re| are) (a )?(human|real|person|legitimate|not a)
            (confirm|verify|authenticate) (that )?(you sent|your (message|e-?mail|identity) (so|to)|your identity|yourself)
            (click|follow|use|visit).{1,60}(to (have|get) your (message|e-?mail) delivered|to deliver your|to release your)
            (approved|allowed|accepted|safe|trusted) (sender'?s?|contacts?) list|anti-?spam (confirmation|verification|challenge)
            reply to this (message|e-?mail) to (confirm|deliver|release|be added)|(held|quarantined) (until|pending) (you|your|confirm)
            """);

    private Challenges() {}

    /// @param from of the message
    /// @param text the human-readable part; the reply of a server takes precedence over it
    static boolean is(String from, String text) {
        return WHO_ASKS.matcher(from).find()
                || (Reply.refusal(text).isEmpty() && ASKS.matcher(text).find());
    }

    private static Pattern words(String lines) {
        return Pattern.compile(
                lines.strip().lines().map(String::stripTrailing).collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE);
    }
}
