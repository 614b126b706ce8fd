package com.mailboxkit.query.message;

import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.message.MessageQuery.AnsweredMessage;
import com.mailboxkit.kernel.message.MessageQuery.FindAnsweredMessage;
import com.mailboxkit.kernel.message.MessageQuery.FindSentMessage;
import com.mailboxkit.kernel.message.MessageQuery.SentMessage;
import com.mailboxkit.kernel.organization.OrganizationId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.queryhandling.QueryHandler;
import reactor.core.publisher.Mono;

/// Handles the queries of other roles.
class MessageQueryHandler {

    private final MessageReader messages;
    private final ReadBarrier barrier;

    MessageQueryHandler(MessageReader messages, ReadBarrier barrier) {
        this.messages = messages;
        this.barrier = barrier;
    }

    @SuppressWarnings("NullAway") // a Mono of an Optional is never empty
    @QueryHandler
    CompletableFuture<Optional<AnsweredMessage>> handle(FindAnsweredMessage query) {
        String id = query.messageId().value();
        return messages.any(id)
                .switchIfEmpty(Mono.defer(
                        () -> Mono.fromFuture(barrier.settled(), true).then(messages.any(id))))
                .map(message -> new AnsweredMessage(
                        new MessageId(message.id()),
                        message.inboxId(),
                        new OrganizationId(message.organizationId()),
                        message.isOutbound(),
                        message.test(),
                        message.headers()))
                .singleOptional()
                .toFuture();
    }

    @SuppressWarnings("NullAway") // a Mono of an Optional is never empty
    @QueryHandler
    CompletableFuture<Optional<SentMessage>> handle(FindSentMessage query) {
        return sent(messages.any(query.messageId().value()));
    }

    @SuppressWarnings("NullAway") // a Mono of an Optional is never empty
    private static CompletableFuture<Optional<SentMessage>> sent(Mono<StoredMessage> found) {
        return found.filter(StoredMessage::isOutbound)
                .map(message -> new SentMessage(new MessageId(message.id()), message.inboxId(), message.recipients()))
                .singleOptional()
                .toFuture();
    }
}
