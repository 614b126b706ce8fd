package com.mailboxkit.architecture.broken.command.inbox;

import com.mailboxkit.architecture.Breaks;
import com.mailboxkit.kernel.inbox.InboxId;
import java.time.Instant;

@Breaks("command-side takes time and chance from the request")
class MakesUpIds {

    InboxId another() {
        return InboxId.at(Instant.EPOCH);
    }
}
