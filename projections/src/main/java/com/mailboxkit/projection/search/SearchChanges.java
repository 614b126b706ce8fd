package com.mailboxkit.projection.search;

import com.mailboxkit.kernel.inbox.InboxId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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

    List<MessageDocument> documents() {
        return documents;
    }

    Set<String> deletedInboxes() {
        return deletedInboxes;
    }
}
