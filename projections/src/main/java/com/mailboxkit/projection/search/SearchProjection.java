package com.mailboxkit.projection.search;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.content.ContentRef;
import com.mailboxkit.kernel.inbox.InboxEvent.InboxDeleted;
import com.mailboxkit.kernel.message.MessageEvent.MessageQueued;
import com.mailboxkit.kernel.message.MessageEvent.MessageReceived;
import com.mailboxkit.mime.MessageBodies;
import com.mailboxkit.projection.ProjectionNames;
import com.mailboxkit.projection.storage.Retention;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Indexes messages in Elasticsearch. The events of a batch become one bulk request before the batch commits: a
/// batch that fails is retried, and the index keeps newer documents.
@ProcessingGroup(ProjectionNames.SEARCH)
public class SearchProjection {

    private static final Logger log = LoggerFactory.getLogger(SearchProjection.class);

    private final SearchIndex index;
    private final Retention retention;
    private final MessageBodies bodies;

    public SearchProjection(SearchIndex index, ContentStore store, Retention retention) {
        this.index = index;
        this.retention = retention;
        this.bodies = new MessageBodies(store);
    }

    @EventHandler
    void on(MessageQueued queued) throws IOException {
        if (!retention.isExpired(queued.test(), queued.queuedAt())) { // otherwise erased already
            changes().add(MessageDocument.of(queued, text(queued.content().body())));
        }
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
        index.startReindexing();
    }

    private SearchChanges changes() {
        var batch = CurrentUnitOfWork.get();
        return batch.getOrComputeResource(SearchChanges.class.getName(), key -> {
            var changes = new SearchChanges();
            batch.onPrepareCommit(commit -> write(changes));
            return changes;
        });
    }

    private void write(SearchChanges changes) {
        changes.removeMessagesOf(retention.deleted(changes.inboxes()));
        index.write(changes);
    }

    /// A message of a deleted inbox may be replayed when its content is gone.
    private String text(ContentRef body) throws IOException {
        try {
            return bodies.get(body).searchText();
        } catch (NoSuchFileException erased) {
            log.debug("Content {} is gone: its message is found by its header", body.sha256());
            return "";
        }
    }
}
