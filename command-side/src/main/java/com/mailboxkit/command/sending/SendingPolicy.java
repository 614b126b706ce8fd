package com.mailboxkit.command.sending;

import com.mailboxkit.kernel.message.MessageEvent.RecipientBounced;
import com.mailboxkit.kernel.message.MessageEvent.RecipientComplained;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.sending.DeliveryFailure;
import com.mailboxkit.kernel.sending.SendingCommand.CountFailure;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;

/// Counts the messages that did not reach their recipients or were not wanted. Only what proves that it comes from
/// the recipient's side counts against an organization, so that no stranger can have it paused.
@ProcessingGroup(SendingPolicy.GROUP)
@DisallowReplay
class SendingPolicy {

    static final String GROUP = "sending";

    private final CommandGateway commands;

    SendingPolicy(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(RecipientBounced bounced) {
        if (!bounced.organizationId().equals(OrganizationId.PLATFORM)) {
            commands.sendAndWait(new CountFailure(
                    bounced.organizationId(),
                    bounced.recipient(),
                    bounced.suppresses() ? DeliveryFailure.HARD_BOUNCE : DeliveryFailure.UNDELIVERED,
                    bounced.at()));
        }
    }

    @EventHandler
    void on(RecipientComplained complained) {
        if (complained.suppresses() && !complained.organizationId().equals(OrganizationId.PLATFORM)) {
            commands.sendAndWait(new CountFailure(
                    complained.organizationId(), complained.recipient(), DeliveryFailure.COMPLAINT, complained.at()));
        }
    }
}
