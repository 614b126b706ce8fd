package com.mailboxkit.smtp.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.smtp.inbound.StoredCopies.Copy;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every memory of copies keeps to.
interface StoredCopiesContract {

    StoredCopies copies();

    private static Copy copy() {
        return new Copy(UUID.randomUUID().toString(), "ann@example.com", new InboxId("bob"));
    }

    private static MessageId fresh() {
        return MessageId.at(Instant.now());
    }

    @Test
    default void givesACopyThatIsTriedAgainTheSameId() throws IOException {
        var copy = copy();
        var first = copies().begin(copy, fresh());
        copies().release(List.of(first));

        var second = copies().begin(copy, fresh());

        assertThat(first.again()).isFalse();
        assertThat(second.again()).isTrue();
        assertThat(second.messageId()).isEqualTo(first.messageId());
    }

    @Test
    default void givesTheCopiesOfTwoSessionsAtATimeIdsOfTheirOwn() throws IOException {
        var copy = copy();
        var first = copies().begin(copy, fresh());
        var second = copies().begin(copy, fresh());

        assertThat(second.again()).isFalse();
        assertThat(second.messageId()).isNotEqualTo(first.messageId());
        copies().forget(List.of(second));
        copies().release(List.of(first));
        assertThat(copies().begin(copy, fresh()).messageId()).isEqualTo(first.messageId());
    }

    @Test
    default void knowsTheCopiesOfEachInboxAndSenderApart() throws IOException {
        var copy = copy();
        copies().release(List.of(copies().begin(copy, fresh())));

        assertThat(copies().begin(new Copy(copy.sha256(), copy.mailFrom(), new InboxId("cleo")), fresh())
                        .again())
                .isFalse();
        assertThat(copies().begin(new Copy(copy.sha256(), "eve@example.com", copy.inboxId()), fresh())
                        .again())
                .isFalse();
    }
}
