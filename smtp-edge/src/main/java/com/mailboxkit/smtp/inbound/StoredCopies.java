package com.mailboxkit.smtp.inbound;

import com.mailboxkit.kernel.inbox.InboxId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/// Remembers which copies of a message were stored although its sender was told to try again, because others were not.
/// When it does, they are not stored twice. Kept in memory, the latest ones: a sender that tries again after a restart
/// may leave a duplicate, as SMTP allows (RFC 1047), never a loss.
final class StoredCopies {

    private static final int MAX = 10_000;

    private final Set<Copy> copies = new LinkedHashSet<>();

    /// @param sha256 of the message as the client sent it
    record Copy(String sha256, String mailFrom, InboxId inboxId) {}

    synchronized boolean contains(Copy copy) {
        return copies.contains(copy);
    }

    synchronized void add(Copy copy) {
        copies.add(copy);
        if (copies.size() > MAX) {
            copies.remove(copies.iterator().next());
        }
    }

    synchronized void forget(Collection<Copy> whole) {
        whole.forEach(copies::remove);
    }
}
