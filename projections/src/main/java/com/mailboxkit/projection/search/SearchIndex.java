package com.mailboxkit.projection.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.indices.CreateIndexRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/// The index of messages in Elasticsearch, numbered from `mailboxkit-messages-1`. Two aliases point to it:
/// readers use `mailboxkit-messages`, the projection writes to `mailboxkit-messages-writing`. They differ
/// during reindexing, so that readers keep the old index until the new one is complete.
///
/// `_meta.version` in the definition is incremented with every change that requires reindexing, such as another
/// analyzer; added fields alone do not.
///
/// A document is written once, under the id of its message. Idempotent for repeated events.
public class SearchIndex {

    static final String READING = "mailboxkit-messages";
    static final String WRITING = "mailboxkit-messages-writing";

    private static final Logger log = LoggerFactory.getLogger(SearchIndex.class);
    private static final String DEFINITION = "/elasticsearch/messages.json";
    private static final int BULK_CHARACTERS = 4_000_000; // Elasticsearch advises requests of a few megabytes
    private static final int DELETED_AT_ONCE = 1_000;
    private static final Duration TIMEOUT = Duration.ofMinutes(1); // more than Elasticsearch needs to start
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final ElasticsearchClient elasticsearch;
    private final CountDownLatch closing = new CountDownLatch(1);

    public SearchIndex(ElasticsearchClient elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    @EventListener
    void closing(ContextClosedEvent closed) {
        closing.countDown();
    }

    /// Creates or updates the index, as far as that needs no reindexing.
    ///
    /// @param handled whether events were handled already, which a new index would lack
    /// @param filling whether the projection is replaying all events
    /// @return whether the index is usable; otherwise the projection has to replay, because the index is
    ///     missing, was defined differently by another version of the platform, or a node died when it started
    ///     to fill it
    public boolean prepare(boolean handled, boolean filling) throws IOException {
        var existing = indexBehind(WRITING);
        if (existing.isEmpty()) {
            if (!handled) {
                createFirst();
            }
            return !handled;
        }
        boolean isLeftEmpty = !filling && !existing.equals(indexBehind(READING));
        if (isLeftEmpty || !isDefinedAsHere(existing.get())) {
            return false;
        }
        addNewFields(existing.get());
        return true;
    }

    private void createFirst() throws IOException {
        create(READING + "-1", READING, WRITING);
    }

    private boolean isDefinedAsHere(String index) throws IOException {
        var mapping =
                elasticsearch.indices().getMapping(get -> get.index(index)).mappings();
        return version(Objects.requireNonNull(mapping.get(index), index).mappings())
                .equals(version(mapping(index)));
    }

    /// The first definition had no number.
    private static String version(TypeMapping mapping) {
        var version = mapping.meta().get("version");
        return version == null ? "1" : version.toString();
    }

    /// For an index of an earlier version.
    private void addNewFields(String index) throws IOException {
        var fields = mapping(index).properties();
        elasticsearch.indices().putMapping(put -> put.index(index).properties(fields));
    }

    private static TypeMapping mapping(String index) throws IOException {
        try (var definition = SearchIndex.class.getResourceAsStream(DEFINITION)) {
            var wanted =
                    CreateIndexRequest.of(create -> create.withJson(definition).index(index));
            return Objects.requireNonNull(wanted.mappings(), DEFINITION);
        }
    }

    /// Creates a new index to be filled from the first event. Readers keep the old one until [#publish].
    void startReindexing() throws IOException {
        var old = indexBehind(WRITING);
        if (old.isEmpty()) {
            createFirst();
            return;
        }
        var fresh = successor(old.get());
        create(fresh);
        boolean abandoned = !old.equals(indexBehind(READING));
        elasticsearch.indices().updateAliases(aliases -> {
            aliases.actions(action -> action.add(add -> add.index(fresh).alias(WRITING)));
            return abandoned
                    ? aliases.actions(action -> action.removeIndex(remove -> remove.index(old.get())))
                    : aliases.actions(action ->
                            action.remove(remove -> remove.index(old.get()).alias(WRITING)));
        });
    }

    /// Switches readers to the index that is written. To be called once it is complete; idempotent.
    public void publish() throws IOException {
        var written = indexBehind(WRITING).orElseThrow(() -> new IOException("there is no index " + WRITING));
        var read = indexBehind(READING);
        if (read.equals(Optional.of(written))) {
            return;
        }
        elasticsearch.indices().refresh(refresh -> refresh.index(written)); // for the last documents
        elasticsearch.indices().updateAliases(aliases -> {
            aliases.actions(action -> action.add(add -> add.index(written).alias(READING)));
            read.ifPresent(old -> aliases.actions(action -> action.removeIndex(remove -> remove.index(old))));
            return aliases;
        });
        log.info("Search index {} is complete and in use", written);
    }

    /// Waits a while for an unavailable Elasticsearch; then the batch fails and is retried.
    void write(SearchChanges changes) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (true) {
            try {
                writeNow(changes);
                return;
            } catch (IOException | ElasticsearchException failure) {
                if (!isTransient(failure) || System.nanoTime() > deadline || isClosingAfter(PAUSE)) {
                    throw new SearchIndexException("Messages could not be indexed: " + failure.getMessage(), failure);
                }
            }
        }
    }

    /// Deletes documents if they exist.
    public void delete(List<String> messages) throws IOException {
        send(messages.stream()
                .map(id -> BulkOperation.of(operation -> operation.delete(delete -> delete.id(id))))
                .toList());
    }

    private void writeNow(SearchChanges changes) throws IOException {
        index(changes.documents());
        for (var inbox : changes.deletedInboxes()) {
            deleteAll(inbox);
        }
    }

    private void index(List<MessageDocument> documents) throws IOException {
        var bulk = new ArrayList<BulkOperation>();
        int characters = 0;
        for (var document : documents) {
            bulk.add(BulkOperation.of(operation ->
                    operation.index(index -> index.id(document.id()).document(document))));
            characters += document.body().length();
            if (characters > BULK_CHARACTERS) {
                send(bulk);
                bulk.clear();
                characters = 0;
            }
        }
        send(bulk);
    }

    private void deleteAll(String inbox) throws IOException {
        while (true) {
            elasticsearch.indices().refresh(refresh -> refresh.index(WRITING));
            var hits = elasticsearch
                    .search(
                            search -> search.index(WRITING)
                                    .query(query -> query.term(
                                            term -> term.field("inbox_id").value(inbox)))
                                    .source(source -> source.fetch(false))
                                    .size(DELETED_AT_ONCE),
                            Void.class)
                    .hits()
                    .hits();
            if (hits.isEmpty()) {
                return;
            }
            delete(hits.stream().map(hit -> Objects.requireNonNull(hit.id())).toList());
        }
    }

    private void send(List<BulkOperation> operations) throws IOException {
        if (operations.isEmpty()) {
            return;
        }
        var response = elasticsearch.bulk(
                bulk -> bulk.index(WRITING).requireAlias(true).operations(List.copyOf(operations)));
        if (response.errors()) {
            for (BulkResponseItem item : response.items()) {
                if (item.error() != null && item.status() == 404) {
                    throw new SearchIndexException(
                            "There is no index: " + item.error().reason(), null);
                }
                if (item.error() != null) {
                    throw new IOException("message %s: %d %s"
                            .formatted(item.id(), item.status(), item.error().reason()));
                }
            }
        }
    }

    private void create(String name, String... aliases) throws IOException {
        try (var definition = SearchIndex.class.getResourceAsStream(DEFINITION)) {
            elasticsearch.indices().create(create -> {
                create.withJson(definition).index(name);
                for (var alias : aliases) {
                    create.aliases(alias, settings -> settings);
                }
                return create;
            });
        } catch (ElasticsearchException refused) {
            if (!"resource_already_exists_exception".equals(refused.error().type())) {
                throw refused;
            }
        }
    }

    private Optional<String> indexBehind(String alias) throws IOException {
        try {
            return elasticsearch.indices().getAlias(get -> get.name(alias)).aliases().keySet().stream()
                    .findFirst();
        } catch (ElasticsearchException refused) {
            if (refused.status() == 404) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static String successor(String index) {
        int dash = index.lastIndexOf('-');
        return index.substring(0, dash + 1) + (Integer.parseInt(index.substring(dash + 1)) + 1);
    }

    /// Does not wait for a missing index: the node that creates it waits for this batch to end.
    private static boolean isTransient(Exception failure) {
        return !(failure instanceof ElasticsearchException refused)
                || refused.status() == 429
                || refused.status() >= 500;
    }

    private boolean isClosingAfter(Duration pause) {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// The index did not accept a batch. Nothing is lost: it is retried.
    static final class SearchIndexException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        SearchIndexException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
