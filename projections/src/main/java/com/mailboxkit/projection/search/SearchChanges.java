package com.mailboxkit.projection.search;

import com.mailboxkit.kernel.inbox.InboxId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What one batch of events asks of the index.
final class SearchChanges {

    private final List<MessageDocument> documents = new ArrayList<>();
    private final Set<String> deletedInboxes = new LinkedHashSet<>();

    void add(MessageDocument document) {
        documents.add(document);
    }

    void delete(InboxId inbox) {
        deletedInboxes.add(inbox.value());
    }

    /// Those with new documents.
    Set<String> inboxes() {
        return documents.stream().map(MessageDocument::inboxId).collect(Collectors.toSet());
    }

    /// What was stored though its inbox was deleted, or comes once more, is not to be found.
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
