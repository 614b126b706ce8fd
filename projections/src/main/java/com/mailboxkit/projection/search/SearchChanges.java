package com.mailboxkit.projection.search;

import com.mailboxkit.kernel.inbox.InboxId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The changes to the index of one batch of events.
final class SearchChanges {

    private final List<MessageDocument> documents = new ArrayList<>();
    private final Set<String> deletedInboxes = new LinkedHashSet<>();

    void add(MessageDocument document) {
        documents.add(document);
    }

    void delete(InboxId inbox) {
        deletedInboxes.add(inbox.value());
    }

    /// With new documents.
    Set<String> inboxes() {
        return documents.stream().map(MessageDocument::inboxId).collect(Collectors.toSet());
    }

    /// Messages of deleted inboxes must not be searchable, also where their events are stored later
    /// or replayed.
    void removeMessagesOf(Set<String> inboxes) {
        documents.removeIf(document -> inboxes.contains(document.inboxId()));
    }

    List<MessageDocument> documents() {
        return documents;
    }

    Set<String> deletedInboxes() {
        return deletedInboxes;
    }
}
