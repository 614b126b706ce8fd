package com.mailboxkit.command.message;

import com.mailboxkit.command.wallet.Wallet;
import com.mailboxkit.kernel.message.MessageCommand.RecordDeliveryResults;
import com.mailboxkit.kernel.message.RecordDeliveries;
import com.mailboxkit.kernel.wallet.WalletId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/// Records what became of several messages in one unit of work: all of it or nothing. What was never attempted is
/// refunded with it.
class DeliveryRecorder {

    private final Repository<Message> messages;
    private final Repository<Wallet> wallets;

    DeliveryRecorder(Repository<Message> messages, Repository<Wallet> wallets) {
        this.messages = messages;
        this.wallets = wallets;
    }

    @CommandHandler
    void handle(RecordDeliveries group) {
        for (var record : group.records()) {
            var message = messages.load(record.messageId().value());
            message.execute(it -> it.handle(record));
            if (message.invoke(it -> it.isRejected() && it.costMills() > 0)) {
                refund(message, record);
            }
        }
    }

    private void refund(Aggregate<Message> message, RecordDeliveryResults record) {
        var id = record.messageId();
        long cost = message.invoke(Message::costMills);
        wallets.load(WalletId.of(message.invoke(Message::organizationId)).value())
                .execute(wallet -> {
                    if (!wallet.hasRefunded(id)) {
                        wallet.refund(id, cost, record.at());
                    }
                });
    }
}
