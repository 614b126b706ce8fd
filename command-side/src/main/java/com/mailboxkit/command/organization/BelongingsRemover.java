package com.mailboxkit.command.organization;

import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.kernel.domain.MailDomainCommand.DeleteMailDomain;
import com.mailboxkit.kernel.domain.MailDomainId;
import com.mailboxkit.kernel.inbox.InboxCommand.DeleteInbox;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.organization.OrganizationQuery.Belongings;
import com.mailboxkit.kernel.organization.OrganizationQuery.FindBelongings;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.webhook.WebhookCommand.DeleteWebhook;
import com.mailboxkit.kernel.webhook.WebhookId;
import java.time.Instant;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryGateway;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Deletes what belongs to an organization: webhooks before inboxes, so that nobody is notified of the end.
final class BelongingsRemover {

    private final ReactiveCommands commands;
    private final QueryGateway queries;

    BelongingsRemover(ReactiveCommands commands, QueryGateway queries) {
        this.commands = commands;
        this.queries = queries;
    }

    /// Looks anew each time it is subscribed to.
    Mono<Void> remove(OrganizationId organization, Instant at) {
        return Mono.fromFuture(() -> queries.query(new FindBelongings(organization), Belongings.class), true)
                .flatMapMany(found -> Flux.fromStream(deletions(found, organization, at)))
                .concatMap(deletion ->
                        commands.send(deletion).onErrorResume(BelongingsRemover::isGone, gone -> Mono.empty()))
                .then();
    }

    private static Stream<Object> deletions(Belongings found, OrganizationId organization, Instant at) {
        return Stream.of(
                        found.webhookIds().stream().map(id -> new DeleteWebhook(new WebhookId(id), organization, at)),
                        found.domainIds().stream()
                                .map(id -> new DeleteMailDomain(new MailDomainId(id), organization, at)),
                        found.inboxIds().stream().map(id -> new DeleteInbox(new InboxId(id), organization, at)))
                .flatMap(deletions -> deletions);
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof Refusal refusal && refusal.code() == ProblemCode.NOT_FOUND;
    }
}
