package com.mailboxkit.smtp.outbound;

import com.mailboxkit.kernel.message.DeliveryResult;
import com.mailboxkit.kernel.message.DeliveryResult.Deferred;
import com.mailboxkit.kernel.message.MessageCommand.PendingDelivery;
import com.mailboxkit.smtp.bounce.ReturnPaths;
import com.mailboxkit.smtp.outbound.Destination.Hop;
import java.util.ArrayList;
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

    /// Carries out one transaction for each envelope. Where nobody answered to one, nobody is asked for the others.
    List<DeliveryResult> deliver(PendingDelivery pending, Hop hop, List<String> recipients, Transaction transaction)
            throws InterruptedException {
        var results = new ArrayList<DeliveryResult>();
        for (var envelope : of(pending, hop, recipients)) {
            var silent = results.stream().filter(Envelopes::nobodyAnswered).findAny();
            if (silent.isPresent()) {
                envelope.recipients()
                        .forEach(recipient ->
                                results.add(new Deferred(recipient, silent.get().reply())));
            } else {
                results.addAll(transaction.deliver(envelope));
            }
        }
        return results;
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
