package com.mailboxkit.projection.search;

import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.message.MessageStatus;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// What one batch of events asks of the index. Of a message only its newest state is kept.
final class SearchChanges {

    private final Map<String, Versioned<MessageDocument>> documents = new LinkedHashMap<>();
    private final Map<String, Versioned<MessageStatus>> statuses = new LinkedHashMap<>();
    private final Set<String> deletedInboxes = new LinkedHashSet<>();

    /// @param version sequence number of the event in its aggregate: the newer one wins
    record Versioned<T>(T value, long version) {}

    void add(MessageDocument document, long version) {
        documents.put(document.id(), new Versioned<>(document, version));
    }

    /// The status of a message, whose document may be in this batch or in the index already.
    void change(MessageId message, MessageStatus status, long version) {
        var document = documents.get(message.value());
        if (document == null) {
            statuses.put(message.value(), new Versioned<>(status, version));
        } else {
            add(document.value().with(status), version);
        }
    }

    void delete(InboxId inbox) {
        deletedInboxes.add(inbox.value());
    }

    Map<String, Versioned<MessageDocument>> documents() {
        return documents;
    }

    /// Those of messages whose document is not in this batch, by message id.
    Map<String, Versioned<MessageStatus>> statuses() {
        return statuses;
    }

    Set<String> deletedInboxes() {
        return deletedInboxes;
    }
}
