package com.mailboxkit.smtp.outbound;

import com.mailboxkit.kernel.message.DeliveryResult;
import com.mailboxkit.kernel.message.DeliveryResult.Deferred;
import com.mailboxkit.kernel.message.MessageCommand.PendingDelivery;
import com.mailboxkit.smtp.bounce.ReturnPaths;
import com.mailboxkit.smtp.outbound.Destination.Hop;
import java.util.ArrayDeque;
import java.util.List;

/// Decides under which reverse paths a message leaves. Elsewhere each recipient gets an envelope of its own, so that a
/// bounce that comes later tells whom it is about; the envelopes of one destination go over one connection, one after
/// the other. Large messages go once to all. What this platform delivers to itself bounces at once or never, and goes
/// under the address of its sender.
final class Envelopes {

    private final ReturnPaths paths;
    private final long maxSeparateSize;

    /// @param maxSeparateSize of a message, in octets
    Envelopes(ReturnPaths paths, long maxSeparateSize) {
        this.paths = paths;
        this.maxSeparateSize = maxSeparateSize;
    }

    record Envelope(String mailFrom, List<String> recipients) {}

    /// One transaction.
    interface Transaction {
        List<DeliveryResult> deliver(Envelope envelope) throws InterruptedException;
    }

    /// Takes down what a transaction brought.
    interface Recording {
        void of(List<DeliveryResult> results) throws InterruptedException;
    }

    /// Carries out one transaction for each envelope and records it before the next. Where nobody answered to one,
    /// nobody is asked for the others.
    void deliver(
            PendingDelivery pending, Hop hop, List<String> recipients, Transaction transaction, Recording recording)
            throws InterruptedException {
        var envelopes = new ArrayDeque<>(of(pending, hop, recipients));
        while (!envelopes.isEmpty()) {
            var results = transaction.deliver(envelopes.removeFirst());
            recording.of(results);
            var silent = results.stream().filter(Envelopes::nobodyAnswered).findAny();
            if (silent.isPresent() && !envelopes.isEmpty()) {
                recording.of(envelopes.stream()
                        .flatMap(envelope -> envelope.recipients().stream())
                        .<DeliveryResult>map(recipient ->
                                new Deferred(recipient, silent.get().reply()))
                        .toList());
                return;
            }
        }
    }

    private List<Envelope> of(PendingDelivery pending, Hop hop, List<String> recipients) {
        var from = pending.mailFrom();
        if (hop == Hop.OWN || from.isEmpty()) {
            return List.of(new Envelope(from, recipients));
        }
        var id = pending.messageId();
        if (recipients.size() > 1 && pending.content().raw().size() > maxSeparateSize) {
            return List.of(new Envelope(paths.ofSeveral(id, from), recipients));
        }
        return recipients.stream()
                .map(recipient -> new Envelope(paths.of(id, recipient, from), List.of(recipient)))
                .toList();
    }

    private static boolean nobodyAnswered(DeliveryResult result) {
        return result instanceof Deferred && result.reply().code() == 0;
    }
}
