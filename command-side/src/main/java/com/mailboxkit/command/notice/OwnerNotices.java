package com.mailboxkit.command.notice;

import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.message.MessageEvent.RecipientBounced;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.organization.OwnerCommand.NotifyOfDisabledWebhook;
import com.mailboxkit.kernel.organization.OwnerCommand.NotifyOfPausedSending;
import com.mailboxkit.kernel.organization.OwnerCommand.NotifyOfSendingLimit;
import com.mailboxkit.kernel.organization.OwnerCommand.NotifyOfShortage;
import com.mailboxkit.kernel.sending.SendingEvent.SendingLimitReached;
import com.mailboxkit.kernel.sending.SendingEvent.SendingPaused;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletRanShort;
import com.mailboxkit.kernel.webhook.WebhookDisablement;
import com.mailboxkit.kernel.webhook.WebhookEvent.WebhookDisabled;
import java.time.Instant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has owners written to about what they should know. An event leads to one message, however often it is looked at.
@ProcessingGroup(OwnerNotices.GROUP)
@DisallowReplay
class OwnerNotices {

    static final String GROUP = "owner-notices";

    private static final Logger log = LoggerFactory.getLogger(OwnerNotices.class);

    private final CommandGateway commands;

    OwnerNotices(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(WalletRanShort event, @MessageIdentifier String storedEventId) {
        commands.sendAndWait(new NotifyOfShortage(
                event.organizationId(),
                messageAbout(storedEventId, event.at()),
                event.balanceMills(),
                event.costMills(),
                event.at()));
    }

    @EventHandler
    void on(WebhookDisabled event, @MessageIdentifier String storedEventId) {
        if (event.reason() != WebhookDisablement.OWNER) {
            commands.sendAndWait(new NotifyOfDisabledWebhook(
                    event.organizationId(),
                    messageAbout(storedEventId, event.at()),
                    event.webhookId(),
                    event.reason(),
                    event.at()));
        }
    }

    /// Once the owner has confirmed, there is nothing to do for one.
    @EventHandler
    void on(SendingLimitReached event, @MessageIdentifier String storedEventId) {
        if (!event.isConfirmed()) {
            commands.sendAndWait(new NotifyOfSendingLimit(
                    event.organizationId(), messageAbout(storedEventId, event.at()), event.limit(), event.at()));
        }
    }

    @EventHandler
    void on(SendingPaused event, @MessageIdentifier String storedEventId) {
        commands.sendAndWait(new NotifyOfPausedSending(
                event.organizationId(),
                messageAbout(storedEventId, event.at()),
                event.reason(),
                event.failures(),
                event.recipients(),
                event.at()));
    }

    /// Nobody else would notice. Whose address it was stays out of the log.
    @EventHandler
    void on(RecipientBounced event) {
        if (event.organizationId().equals(OrganizationId.PLATFORM)) {
            log.warn(
                    "The notice {} did not reach its owner: {} (`./mailboxkit notices` lists what was written)",
                    event.messageId(),
                    event.reply().words());
        }
    }

    private static MessageId messageAbout(String storedEventId, Instant at) {
        return new MessageId(Ulid.following(at, "notice of " + storedEventId));
    }
}
