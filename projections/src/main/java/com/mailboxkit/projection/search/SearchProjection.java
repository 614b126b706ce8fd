package com.mailboxkit.projection.search;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.content.ContentRef;
import com.mailboxkit.kernel.inbox.InboxEvent.InboxDeleted;
import com.mailboxkit.kernel.message.MessageEvent.MessageQueued;
import com.mailboxkit.kernel.message.MessageEvent.MessageReceived;
import com.mailboxkit.mime.MessageBodies;
import com.mailboxkit.projection.ProjectionNames;
import java.io.IOException;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/// Messages in Elasticsearch. The events of a batch become one bulk request, made before the batch is committed: a
/// batch that fails is handed over again, and the index keeps what is newer.
@ProcessingGroup(ProjectionNames.SEARCH)
public class SearchProjection {

    private final SearchIndex index;
    private final MessageBodies bodies;

    public SearchProjection(SearchIndex index, ContentStore store) {
        this.index = index;
        this.bodies = new MessageBodies(store);
    }

    @EventHandler
    void on(MessageQueued queued) throws IOException {
        changes().add(MessageDocument.of(queued, text(queued.content().body())));
    }

    @EventHandler
    void on(MessageReceived received) throws IOException {
        changes().add(MessageDocument.of(received, text(received.content().body())));
    }

    @EventHandler
    void on(InboxDeleted deleted) {
        changes().delete(deleted.inboxId());
    }

    @ResetHandler
    void reset() throws IOException {
        index.beginAgain();
    }

    private SearchChanges changes() {
        var batch = CurrentUnitOfWork.get();
        return batch.getOrComputeResource(SearchChanges.class.getName(), key -> {
            var changes = new SearchChanges();
            batch.onPrepareCommit(commit -> index.write(changes));
            return changes;
        });
    }

    private String text(ContentRef body) throws IOException {
        return bodies.get(body).searchText();
    }
}
