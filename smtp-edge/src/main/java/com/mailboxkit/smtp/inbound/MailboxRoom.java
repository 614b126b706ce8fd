package com.mailboxkit.smtp.inbound;

import com.mailboxkit.kernel.inbox.InboxQuery.HostedInbox;
import com.mailboxkit.kernel.storage.StorageQuota;
import com.mailboxkit.kernel.storage.StorageQuota.Room;
import com.mailboxkit.smtp.inbound.ReportTransaction.Patience;
import java.util.Collection;
import org.subethamail.smtp.RejectException;

/// Whether mailboxes have room for a message (RFC 3463, X.2.2). A full one may have room later, so its mail waits with
/// the sender.
final class MailboxRoom {

    private final StorageQuota quota;

    MailboxRoom(StorageQuota quota) {
        this.quota = quota;
    }

    /// @param declared bytes of the message that the client announced (RFC 1870); 0 where it did not
    /// @throws RejectException where there is no room
    void check(HostedInbox inbox, long declared, Patience patience) throws RejectException {
        refuseUnlessFree(patience.within(quota.check(inbox.organizationId(), inbox.inboxId(), declared)));
    }

    /// Takes the room for a message that came.
    ///
    /// @throws RejectException where one of the mailboxes has none
    void take(Collection<HostedInbox> inboxes, long bytes, Patience patience) throws RejectException {
        for (var inbox : inboxes) {
            refuseUnlessFree(patience.within(quota.take(inbox.organizationId(), inbox.inboxId(), bytes)));
        }
    }

    private static void refuseUnlessFree(Room room) throws RejectException {
        switch (room) {
            case FREE -> {}
            case ORGANIZATION_FULL, INBOX_FULL ->
                throw new RejectException(452, "4.2.2 The mailbox is full; try again later");
            case NEVER -> throw new RejectException(552, "5.2.2 The message is larger than the mailbox may become");
        }
    }
}
