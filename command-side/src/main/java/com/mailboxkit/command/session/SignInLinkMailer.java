package com.mailboxkit.command.session;

import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.organization.OrganizationQuery.FindNewestOfOwner;
import com.mailboxkit.kernel.organization.OwnerCommand.MailSignInLink;
import com.mailboxkit.mime.Addresses;
import com.mailboxkit.web.SignInLimit;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Has links mailed to owners behind the back of whoever asks: neither an answer nor its time tells whether
/// an address is an owner's.
class SignInLinkMailer {

    private static final Logger log = LoggerFactory.getLogger(SignInLinkMailer.class);
    private static final int MOST_AT_A_TIME = 32;

    private final ReactiveCommands commands;
    private final QueryGateway queries;
    private final SignInLimit limit;
    private final Semaphore permits = new Semaphore(MOST_AT_A_TIME);

    SignInLinkMailer(ReactiveCommands commands, QueryGateway queries, SignInLimit limit) {
        this.commands = commands;
        this.queries = queries;
        this.limit = limit;
    }

    /// Returns at once. Goes to the address that an agent registered, not to what was asked with.
    ///
    /// @param messageId of the mail
    void mail(String ownerEmail, String messageId, Instant at) {
        if (!permits.tryAcquire()) {
            log.warn("Too many links to sign in are asked for at the same time, so one is not mailed");
            return;
        }
        var owner = Addresses.key(ownerEmail);
        limit.mayMail(owner)
                .filter(isPermitted -> isPermitted)
                .flatMap(permitted -> newest(owner))
                .flatMap(organization -> commands.send(new MailSignInLink(organization, new MessageId(messageId), at)))
                .doFinally(end -> permits.release())
                .subscribe(
                        sent -> {},
                        failure -> log.warn("A link to sign in could not be mailed: {}", failure.toString()));
    }

    private Mono<OrganizationId> newest(String owner) {
        return Mono.<Optional<OrganizationId>>fromFuture(
                        () -> queries.query(
                                new FindNewestOfOwner(owner), ResponseTypes.optionalInstanceOf(OrganizationId.class)),
                        true)
                .flatMap(Mono::justOrEmpty);
    }
}
