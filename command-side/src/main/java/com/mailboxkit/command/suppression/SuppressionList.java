package com.mailboxkit.command.suppression;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.suppression.SuppressionCommand.AddSuppression;
import com.mailboxkit.kernel.suppression.SuppressionCommand.RemoveSuppression;
import com.mailboxkit.kernel.suppression.SuppressionCommand.SuppressAddress;
import com.mailboxkit.kernel.suppression.SuppressionEvent;
import com.mailboxkit.kernel.suppression.SuppressionEvent.AddressSuppressed;
import com.mailboxkit.kernel.suppression.SuppressionEvent.SuppressionRemoved;
import com.mailboxkit.kernel.suppression.SuppressionId;
import com.mailboxkit.kernel.suppression.SuppressionListId;
import com.mailboxkit.kernel.suppression.SuppressionReason;
import com.mailboxkit.mime.Addresses;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/// The addresses to which one organization sends no more.
@Aggregate(cache = "aggregates", snapshotTriggerDefinition = "everyFewHundredEvents")
class SuppressionList {

    @AggregateIdentifier
    private SuppressionListId listId;

    // not final: a snapshot is read back into it
    private Map<String, Entry> entries = new HashMap<>();

    private record Entry(SuppressionId id, SuppressionReason reason) {}

    @SuppressWarnings("NullAway.Init") // Axon makes it, then replays its events
    SuppressionList() {}

    /// A stream that has not begun: it has a name, but no event yet.
    @SuppressWarnings("NullAway.Init")
    SuppressionList(OrganizationId organization) {
        listId = SuppressionListId.of(organization);
    }

    /// Why nothing is sent to an address.
    Optional<SuppressionReason> reasonFor(String address) {
        return Optional.ofNullable(entries.get(Addresses.key(address))).map(Entry::reason);
    }

    void suppress(SuppressAddress suppress) {
        var address = Addresses.key(suppress.address());
        if (!entries.containsKey(address)) {
            apply(new AddressSuppressed(
                    listId,
                    suppress.organizationId(),
                    suppress.suppressionId(),
                    address,
                    suppress.reason(),
                    suppress.messageId(),
                    suppress.detail(),
                    suppress.at()));
        }
    }

    /// @param most how many there may be before one is added by hand
    /// @throws Refusal `conflict` where the address is there already, or the list is full
    void add(AddSuppression add, int most) {
        var address = Addresses.key(add.address());
        var known = entries.get(address);
        if (known != null && known.id().equals(add.suppressionId())) {
            return; // by the same request
        }
        if (known != null) {
            throw Refusal.conflict("%s is on the suppression list already.".formatted(address));
        }
        if (entries.size() >= most) {
            throw Refusal.conflict(
                    "The suppression list has %d addresses, which is as many as may be added by hand. Remove some first."
                            .formatted(entries.size()));
        }
        apply(new AddressSuppressed(
                listId,
                add.organizationId(),
                add.suppressionId(),
                address,
                SuppressionReason.MANUAL,
                null,
                add.note(),
                add.at()));
    }

    /// @throws Refusal `not_found`
    void remove(RemoveSuppression remove) {
        var known = entries.get(remove.address());
        if (known == null || !known.id().equals(remove.suppressionId())) {
            throw Refusal.notFound("suppression");
        }
        apply(new SuppressionRemoved(
                listId, remove.organizationId(), remove.suppressionId(), remove.address(), remove.at()));
    }

    @EventSourcingHandler
    void on(SuppressionEvent event) {
        switch (event) {
            case AddressSuppressed added -> {
                listId = added.listId();
                entries.put(added.address(), new Entry(added.suppressionId(), added.reason()));
            }
            case SuppressionRemoved removed -> entries.remove(removed.address());
        }
    }
}
