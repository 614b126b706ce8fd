package com.mailboxkit.query.message;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.mime.MessageBodies;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Extracts codes and links from the newest messages of an inbox.
final class CodeReader {

    /// How many messages are searched, the newest first.
    static final int MOST_MESSAGES = 100;

    /// How many codes are returned.
    static final int MOST_CODES = 10;

    /// Messages that arrive concurrently may become visible out of order.
    private static final Duration OVERLAP = Duration.ofSeconds(30);

    private static final byte[] LOWEST = new byte[10];

    private final MessageReader messages;
    private final MessageBodies bodies;

    CodeReader(MessageReader messages, ContentStore store) {
        this.messages = messages;
        this.bodies = new MessageBodies(store);
    }

    /// Finds the newest codes. A repeated subscription searches only newer messages.
    Mono<List<CodeView>> newest(InboxId inbox, boolean test, MessageFilter filter, Instant since) {
        var search = new Search(inbox, test, filter, since);
        return Mono.defer(search::poll);
    }

    private final class Search {

        private final InboxId inbox;
        private final boolean test;
        private final MessageFilter filter;
        private final Set<String> seen = new HashSet<>();
        private Instant from;

        Search(InboxId inbox, boolean test, MessageFilter filter, Instant since) {
            this.inbox = inbox;
            this.test = test;
            this.filter = filter;
            this.from = since.isBefore(Instant.EPOCH) ? Instant.EPOCH : since;
        }

        Mono<List<CodeView>> poll() {
            return messages.newest(inbox, test, filter, Ulid.of(from, LOWEST), MOST_MESSAGES)
                    .flatMapMany(found -> Flux.fromIterable(unseen(found)))
                    .concatMap(this::code, 1)
                    .take(MOST_CODES)
                    .collectList();
        }

        private List<StoredMessage> unseen(List<StoredMessage> found) {
            var news = found.stream().filter(message -> seen.add(message.id())).toList();
            if (!found.isEmpty()) {
                var newest = found.getFirst().createdAt().minus(OVERLAP);
                from = newest.isAfter(from) ? newest : from;
            }
            return news;
        }

        private Mono<CodeView> code(StoredMessage message) {
            return Mono.fromCallable(() ->
                            CodeView.of(message, bodies.get(message.content().body())))
                    .subscribeOn(Schedulers.boundedElastic())
                    .flatMap(Mono::justOrEmpty);
        }
    }
}
