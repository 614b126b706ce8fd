package com.mailboxkit.command.sending;

import com.mailboxkit.kernel.message.SendOutcomes.Refused;
import com.mailboxkit.kernel.problem.ProblemCode;

/// What agents are answered whose messages must not leave, and what they can do.
final class SendingRefusals {

    private static final String OPERATOR = "write to the operator of this platform";

    /// What raises a limit of recipients outside.
    enum Remedy {
        /// The owner confirms the address.
        CONFIRMATION,
        /// Messages reach their recipients.
        DELIVERIES,
        /// An operator set it, and may change it.
        OPERATOR
    }

    private SendingRefusals() {}

    static Refused limitReached(int limit, Remedy raising) {
        var allowed =
                "Your organization may send to %d recipients outside this platform within 24 hours".formatted(limit);
        var remedy = switch (raising) {
            case CONFIRMATION ->
                "Have its owner follow the link that we mailed to the address given at registration; then it is more."
                        + " Without that address, " + OPERATOR + ".";
            case DELIVERIES ->
                "The limit grows with the messages that reach their recipients; for more at once, " + OPERATOR + ".";
            case OPERATOR -> "The operator of this platform set this limit; for more, " + OPERATOR + ".";
        };
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
