package com.mailboxkit.command.suppression;

import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.message.MessageEvent.RecipientBounced;
import com.mailboxkit.kernel.message.MessageEvent.RecipientComplained;
import com.mailboxkit.kernel.suppression.SuppressionCommand.SuppressAddress;
import com.mailboxkit.kernel.suppression.SuppressionId;
import com.mailboxkit.kernel.suppression.SuppressionReason;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;

/// Whoever cannot be reached, or wants no such mail, gets no more.
@ProcessingGroup(SuppressionPolicy.GROUP)
@DisallowReplay
class SuppressionPolicy {

    static final String GROUP = "suppression";

    private final CommandGateway commands;

    SuppressionPolicy(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(RecipientBounced bounced, @MessageIdentifier String storedEventId) {
        if (bounced.suppresses()) {
            commands.sendAndWait(new SuppressAddress(
                    bounced.organizationId(),
                    new SuppressionId(Ulid.following(bounced.at(), storedEventId)),
                    bounced.recipient(),
                    SuppressionReason.HARD_BOUNCE,
                    bounced.messageId(),
                    bounced.reply().words(),
                    bounced.at()));
        }
    }

    @EventHandler
    void on(RecipientComplained complained, @MessageIdentifier String storedEventId) {
        if (complained.suppresses()) {
            commands.sendAndWait(new SuppressAddress(
                    complained.organizationId(),
                    new SuppressionId(Ulid.following(complained.at(), storedEventId)),
                    complained.recipient(),
                    SuppressionReason.COMPLAINT,
                    complained.messageId(),
                    complained.reply().words(),
                    complained.at()));
        }
    }
}
