package com.mailboxkit.command.message;

import com.mailboxkit.kernel.message.DeliveryResult;
import com.mailboxkit.kernel.message.DeliveryResult.Bounced;
import com.mailboxkit.kernel.message.DeliveryResult.Deferred;
import com.mailboxkit.kernel.message.DeliveryResult.Delivered;
import com.mailboxkit.kernel.message.DeliveryResult.Rejected;
import com.mailboxkit.kernel.message.MessageStatus;
import com.mailboxkit.kernel.message.RecipientMark;
import com.mailboxkit.kernel.message.RemoteReply;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where each recipient of an outbound message stands, and what follows from that for the message.
final class Recipients {

    private enum State {
        WAITING,
        DELIVERED,
        BOUNCED,
        REJECTED,
        /// It arrived, and was not wanted.
        COMPLAINED
    }

    private static final Set<State> ARRIVED = EnumSet.of(State.DELIVERED, State.COMPLAINED);

    // not final: a snapshot is read back into them
    private Map<String, State> states = new LinkedHashMap<>();
    private Map<String, RemoteReply> lastReplies = new LinkedHashMap<>();
    private Map<String, Opens> opens = new LinkedHashMap<>();

    /// How often somebody opened the message, and when last.
    record Opens(int count, Instant last) {}

    static Recipients none() {
        return new Recipients();
    }

    static Recipients waiting(List<String> addresses) {
        var recipients = new Recipients();
        addresses.forEach(address -> recipients.states.put(address, State.WAITING));
        return recipients;
    }

    List<String> pending() {
        return states.keySet().stream().filter(this::isPending).toList();
    }

    boolean isPending(String recipient) {
        return states.get(recipient) == State.WAITING;
    }

    /// Whether a report may still tell something new: it left, and nothing was heard since.
    boolean isUnderWay(String recipient) {
        return isPending(recipient) || hasIt(recipient);
    }

    /// Whether it was taken there, and nothing was heard since.
    boolean hasIt(String recipient) {
        return states.get(recipient) == State.DELIVERED;
    }

    /// All of them; false where there are none.
    boolean areRejected() {
        return !states.isEmpty() && states.values().stream().allMatch(state -> state == State.REJECTED);
    }

    @Nullable
    RemoteReply lastReply(String recipient) {
        return lastReplies.get(recipient);
    }

    Optional<String> marked(RecipientMark mark) {
        return states.keySet().stream()
                .filter(address -> RecipientMark.of(address).equals(mark))
                .findFirst();
    }

    @Nullable
    Opens opens(String recipient) {
        return opens.get(recipient);
    }

    void open(String recipient, int count, Instant at) {
        opens.put(recipient, new Opens(count, at));
    }

    void defer(String recipient, RemoteReply reply) {
        lastReplies.put(recipient, reply);
    }

    void settle(DeliveryResult result) {
        states.put(result.recipient(), stateOf(result));
        lastReplies.remove(result.recipient());
    }

    void complain(String recipient) {
        states.put(recipient, State.COMPLAINED);
        lastReplies.remove(recipient);
    }

    /// Where the message stands once `result` is known.
    MessageStatus statusAfter(DeliveryResult result) {
        return statusAfter(result.recipient(), stateOf(result));
    }

    /// Where the message stands once `recipient` has complained.
    MessageStatus statusAfterComplaint(String recipient) {
        return statusAfter(recipient, State.COMPLAINED);
    }

    private MessageStatus statusAfter(String recipient, State state) {
        var after = states.entrySet().stream()
                .map(entry -> entry.getKey().equals(recipient) ? state : entry.getValue())
                .toList();
        boolean someHaveIt = after.stream().anyMatch(ARRIVED::contains);
        if (after.contains(State.WAITING)) {
            return someHaveIt ? MessageStatus.SENT : MessageStatus.QUEUED;
        }
        if (after.contains(State.BOUNCED)) {
            return MessageStatus.BOUNCED;
        }
        return someHaveIt ? MessageStatus.DELIVERED : MessageStatus.REJECTED;
    }

    private static State stateOf(DeliveryResult result) {
        return switch (result) {
            case Delivered delivered -> State.DELIVERED;
            case Deferred deferred -> State.WAITING;
            case Bounced bounced -> State.BOUNCED;
            case Rejected rejected -> State.REJECTED;
        };
    }
}
