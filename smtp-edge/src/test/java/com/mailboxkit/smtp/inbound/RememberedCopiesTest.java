package com.mailboxkit.smtp.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.smtp.inbound.StoredCopies.Copy;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberedCopiesTest implements StoredCopiesContract {

    private final StoredCopies copies = new RememberedCopies();

    @Override
    public StoredCopies copies() {
        return copies;
    }

    @Test
    void takesWhatIsSentOnceMoreForNew() throws Exception {
        var copy = new Copy("hash", "", new InboxId("bob"));
        copies.forget(List.of(copies.begin(copy, MessageId.at(Instant.now()))));

        assertThat(copies.begin(copy, MessageId.at(Instant.now())).again()).isFalse();
    }
}
