package com.mailboxkit.command.message;

import com.mailboxkit.kernel.message.DeliveryResult;
import com.mailboxkit.kernel.message.DeliveryResult.Bounced;
import com.mailboxkit.kernel.message.DeliveryResult.Delivered;
import com.mailboxkit.kernel.message.DeliveryResult.Rejected;
import com.mailboxkit.kernel.message.Feedback.Complained;
import com.mailboxkit.kernel.message.RemoteReply;
import java.util.Optional;

/// What becomes of a test message, which leaves for nobody: `bounced@` and `rejected@` the domain of the sandbox get
/// that outcome, everybody else is taken to have received it; `complained@` to have complained then, and `opened@` to
/// have looked at it.
final class Sandbox {

    private static final String DOMAIN = "@test.mailboxkit.dev";

    private Sandbox() {}

    /// Who is taken to complain once they have it.
    static Optional<Complained> complaint(String recipient) {
        return recipient.equals("complained" + DOMAIN)
                ? Optional.of(new Complained(
                        recipient, new RemoteReply(null, 0, null, "Sandbox: abuse, a complaint that nobody made.")))
                : Optional.empty();
    }

    /// Who is taken to look at it once they have it.
    static boolean opens(String recipient) {
        return recipient.equals("opened" + DOMAIN);
    }

    static DeliveryResult outcome(String recipient) {
        return switch (recipient) {
            case "bounced" + DOMAIN ->
                new Bounced(recipient, new RemoteReply(null, 550, "5.1.1", "5.1.1 Sandbox: there is no such mailbox."));
            case "rejected" + DOMAIN ->
                new Rejected(recipient, new RemoteReply(null, 0, "5.7.1", "Sandbox: rejected before it was sent."));
            default ->
                new Delivered(recipient, new RemoteReply(null, 250, "2.0.0", "2.0.0 Sandbox: it was sent to nobody."));
        };
    }
}
