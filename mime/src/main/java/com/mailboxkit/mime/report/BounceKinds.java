package com.mailboxkit.mime.report;

import static com.mailboxkit.kernel.message.BounceKind.HARD;
import static com.mailboxkit.kernel.message.BounceKind.SOFT;

import com.mailboxkit.kernel.message.BounceKind;
import com.mailboxkit.kernel.message.RemoteReply;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Classifies from a server's reply whether it is about the address or about the message. The enhanced status
/// code (RFC 3463) should say so, but many servers send `5.0.0`, or a wrong code, so their words count too.
/// When in doubt, the bounce is soft: one unnecessary retry does less harm than suppressing a valid address.
public final class BounceKinds {

    /// The first conclusive rule decides. The reply of the refusing server takes precedence over text of other
    /// servers, and rules about the message over rules about the address.
    private static final List<Evidence> ORDER = List.of(
            new Evidence("the reply says that it may pass", SOFT, Refusal::isTemporary),
            new Evidence("its status is of a policy, a quota or the sender", SOFT, Refusal::isSettledByStatus),
            new Evidence("its words leave no doubt", HARD, refusal -> BounceWords.leaveNoDoubt(refusal.words())),
            new Evidence("its words are of the message", SOFT, refusal -> BounceWords.areOfTheMessage(refusal.words())),
            new Evidence("its code is of the address", HARD, Refusal::hasCodeOfTheAddress),
            new Evidence("its status is of the address", HARD, Refusal::hasStatusOfTheAddress),
            new Evidence("its words are of existence", HARD, refusal -> BounceWords.areOfExistence(refusal.words())),
            new Evidence("the message was there already", SOFT, Refusal::isAfterTheMessage),
            new Evidence("its words are of the address", HARD, refusal -> BounceWords.areOfTheAddress(refusal.words())),
            new Evidence("the rest is of the message", SOFT, refusal -> BounceWords.areOfTheMessage(refusal.context())),
            new Evidence(
                    "the rest is of the address", HARD, refusal -> BounceWords.areOfTheAddress(refusal.context())));

    /// Mailbox full, message too long, the sender's own address or domain, loops and timeouts; every system
    /// status (5.3, except 5.3.0, which Sendmail uses for everything), content status (5.6) and policy
    /// status (5.7).
    private static final Set<String> OF_THE_MESSAGE =
            Set.of("5.1.7", "5.1.8", "5.2.2", "5.2.3", "5.4.5", "5.4.6", "5.4.7", "5.4.14", "5.5.3", "5.5.4");

    private static final Set<String> OF_THE_ADDRESS = Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.4.4");

    /// Moved elsewhere (RFC 5321); the domain accepts no mail (RFC 7504).
    private static final Set<Integer> CODES_OF_THE_ADDRESS = Set.of(551, 556);

    private BounceKinds() {}

    /// One rule of the order.
    ///
    /// @param reason documentation of the rule
    private record Evidence(String reason, BounceKind kind, Predicate<Refusal> matches) {}

    /// @param words of the reply, to be matched
    /// @param context other text of the report about the recipient, to be matched
    /// @param isAfterTheMessage whether the server replied after the whole message, or before it knew
    ///     the recipient
    private record Refusal(int code, @Nullable String status, String words, String context, boolean isAfterTheMessage) {

        boolean isTemporary() {
            return code / 100 == 4 || (status != null && status.startsWith("4.") && !status.equals("4.0.0"));
        }

        boolean isSettledByStatus() {
            return status != null
                    && (OF_THE_MESSAGE.contains(status)
                            || (status.startsWith("5.3.") && !status.equals("5.3.0"))
                            || status.startsWith("5.6.")
                            || status.startsWith("5.7."));
        }

        boolean hasCodeOfTheAddress() {
            return CODES_OF_THE_ADDRESS.contains(code);
        }

        boolean hasStatusOfTheAddress() {
            return status != null && OF_THE_ADDRESS.contains(status);
        }
    }

    public static BounceKind of(RemoteReply reply) {
        return of(reply, "");
    }

    /// @param context other text of the report about the recipient
    static BounceKind of(RemoteReply reply, String context) {
        var rest = BounceWords.flat(Transcript.withoutConclusions(context));
        var refusal = new Refusal(
                reply.code(),
                reply.enhancedStatus(),
                BounceWords.flat(reply.text()),
                rest,
                BounceWords.areAfterTheMessage(rest) || Transcript.refusesTheMessage(context));
        return ORDER.stream()
                .filter(evidence -> evidence.matches().test(refusal))
                .findFirst()
                .map(Evidence::kind)
                .orElse(SOFT);
    }
}
