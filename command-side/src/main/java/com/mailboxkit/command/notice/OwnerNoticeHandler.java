package com.mailboxkit.command.notice;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.command.domain.DomainNames;
import com.mailboxkit.command.message.Message;
import com.mailboxkit.command.organization.Organization;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.message.MessageCommand.SendMessage;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.organization.OwnerCommand;
import com.mailboxkit.kernel.organization.OwnerCommand.MailSignInLink;
import com.mailboxkit.kernel.organization.OwnerCommand.NotifyOfDisabledWebhook;
import com.mailboxkit.kernel.organization.OwnerCommand.NotifyOfPausedSending;
import com.mailboxkit.kernel.organization.OwnerCommand.NotifyOfSendingLimit;
import com.mailboxkit.kernel.organization.OwnerCommand.NotifyOfShortage;
import com.mailboxkit.mime.ParsedMessage;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/// Writes to owners. What it writes is a message of the platform itself, and is delivered, tried again and given up as
/// any other; it lies in nobody's inbox and costs nothing.
class OwnerNoticeHandler {

    private final Repository<Organization> organizations;
    private final Repository<Message> messages;
    private final AggregateStreams streams;
    private final DomainNames domains;
    private final NoticeTexts texts;
    private final NoticeProperties limits;

    OwnerNoticeHandler(
            Repository<Organization> organizations,
            Repository<Message> messages,
            AggregateStreams streams,
            DomainNames domains,
            NoticeTexts texts,
            NoticeProperties limits) {
        this.organizations = organizations;
        this.messages = messages;
        this.streams = streams;
        this.domains = domains;
        this.texts = texts;
        this.limits = limits;
    }

    @CommandHandler
    void handle(NotifyOfShortage command) throws Exception {
        tell(command);
    }

    @CommandHandler
    void handle(NotifyOfDisabledWebhook command) throws Exception {
        tell(command);
    }

    /// An owner's address at an inbox here proves nothing: the agent reads what comes there.
    @CommandHandler
    void handle(NotifyOfSendingLimit command) throws Exception {
        var organization = organizations.load(command.organizationId().value());
        if (!domains.isHosted(organization.invoke(Organization::ownerEmail))) {
            tell(command);
        }
    }

    @CommandHandler
    void handle(NotifyOfPausedSending command) throws Exception {
        tell(command);
    }

    /// The agent would read the link at an inbox here, too.
    @CommandHandler
    void handle(MailSignInLink command) throws Exception {
        if (streams.began(command.messageId().value()) || limits.perDay() == 0) {
            return;
        }
        var organization = organizations.load(command.organizationId().value());
        if (!domains.isHosted(organization.invoke(Organization::ownerEmail))) {
            write(command, organization);
        }
    }

    private void tell(OwnerCommand command) throws Exception {
        if (streams.began(command.messageId().value())) {
            return;
        }
        var organization = organizations.load(command.organizationId().value());
        if (!organization.invoke(it -> it.mayNotify(limits.perDay(), command.at()))) {
            return;
        }
        write(command, organization);
        organization.execute(it -> it.notified(command.messageId(), command.at()));
    }

    private void write(OwnerCommand command, Aggregate<Organization> organization) throws Exception {
        var owner = organization.invoke(Organization::ownerEmail);
        var letter = texts.write(command, owner, organization.invoke(Organization::name));
        messages.newInstance(() -> new Message(send(command, owner, letter)));
    }

    private static SendMessage send(OwnerCommand command, String owner, ParsedMessage letter) {
        return new SendMessage(
                command.messageId(),
                OrganizationId.PLATFORM,
                InboxId.PLATFORM,
                letter.headers(),
                List.of(),
                List.of(owner),
                letter.content(),
                false,
                0,
                command.at());
    }
}
