package com.mailboxkit.command.message;

import static com.mailboxkit.command.message.MessageFixtures.ACCEPTED;
import static com.mailboxkit.command.message.MessageFixtures.NOW;
import static com.mailboxkit.command.message.MessageFixtures.ORGANIZATION;
import static com.mailboxkit.command.message.MessageFixtures.UNKNOWN;
import static com.mailboxkit.command.message.SendingFixtures.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailboxkit.kernel.message.DeliveryResult;
import com.mailboxkit.kernel.message.DeliveryResult.Delivered;
import com.mailboxkit.kernel.message.DeliveryResult.Rejected;
import com.mailboxkit.kernel.message.MessageCommand.RecordDeliveryResults;
import com.mailboxkit.kernel.message.MessageCommand.SendMessage;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.message.RecordDeliveries;
import com.mailboxkit.kernel.message.SendMessages;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.wallet.LedgerEntry;
import com.mailboxkit.kernel.wallet.WalletCommand.RefundMessage;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletRefunded;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a message cost comes back where nobody was asked to take it, and where an operator says so.
class RefundTest {

    private static final String ANN = "ann@example.com";

    private final SendingFixtures platform = new SendingFixtures();

    @BeforeEach
    void prepare() {
        platform.prepare(10);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void givesBackWhatWasNeverAttempted() {
        var rejected = accepted(send(3));

        record(rejected, new Rejected(ANN, UNKNOWN));
        record(rejected, new Rejected(ANN, UNKNOWN));

        assertThat(refunds()).singleElement().satisfies(refund -> {
            assertThat(refund.messageId()).isEqualTo(rejected.messageId());
            assertThat(refund.entry().amountMills()).isEqualTo(3);
            assertThat(refund.entry().balanceAfterMills()).isEqualTo(10);
        });
    }

    @Test
    void keepsWhatWasDeliveredPaid() {
        record(accepted(send(3)), new Delivered(ANN, ACCEPTED));

        assertThat(refunds()).isEmpty();
    }

    @Test
    void givesBackOnceWhatAnOperatorRefunds() {
        var message = accepted(send(3)).messageId();

        var entry = platform.commands().<LedgerEntry>sendAndWait(new RefundMessage(message, NOW));

        assertThat(entry.amountMills()).isEqualTo(3);
        assertThatThrownBy(() -> platform.commands().sendAndWait(new RefundMessage(message, NOW)))
                .isInstanceOf(Refusal.class);
        assertThat(refunds()).hasSize(1);
    }

    @Test
    void hasNothingToGiveBackForATest() {
        var test = accepted(send(0)).messageId();

        assertThatThrownBy(() -> platform.commands().sendAndWait(new RefundMessage(test, NOW)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void knowsNoOtherMessages() {
        assertThatThrownBy(() -> platform.commands().sendAndWait(new RefundMessage(MessageId.at(NOW), NOW)))
                .isInstanceOf(Refusal.class);
    }

    private SendMessage accepted(SendMessage send) {
        platform.commands().sendAndWait(new SendMessages(List.of(send)));
        return send;
    }

    private void record(SendMessage message, DeliveryResult result) {
        platform.commands()
                .sendAndWait(new RecordDeliveries(
                        List.of(new RecordDeliveryResults(message.messageId(), 1, List.of(result), NOW))));
    }

    private List<WalletRefunded> refunds() {
        return platform.wallet(ORGANIZATION).stream()
                .filter(WalletRefunded.class::isInstance)
                .map(WalletRefunded.class::cast)
                .toList();
    }
}
