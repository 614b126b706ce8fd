package com.mailboxkit.command.sending;

import com.mailboxkit.kernel.message.SendOutcomes.Refused;
import com.mailboxkit.kernel.problem.ProblemCode;

/// What agents are answered whose messages must not leave, and what they can do.
final class SendingRefusals {

    private static final String OPERATOR = "write to the operator of this platform";

    private SendingRefusals() {}

    static Refused limitReached(int limit, boolean isConfirmed) {
        var allowed =
                "Your organization may send to %d recipients outside this platform within 24 hours".formatted(limit);
        var remedy = isConfirmed
                ? "The limit grows with the messages that reach their recipients; for more at once, " + OPERATOR + "."
                : "Have its owner follow the link that we mailed to the address given at registration; then it is more."
                        + " Without that address, " + OPERATOR + ".";
        return new Refused(
                ProblemCode.SENDING_LIMIT_REACHED,
                allowed + ", and this message would go beyond. " + remedy
                        + " Mail between inboxes of this platform is not limited.");
    }

    static Refused paused() {
        return new Refused(
                ProblemCode.SENDING_PAUSED,
                "Sending to recipients outside this platform is paused, since too many of them do not exist or complained."
                        + " Remove them from your lists, then " + OPERATOR + ". Mail between inboxes goes on.");
    }
}
