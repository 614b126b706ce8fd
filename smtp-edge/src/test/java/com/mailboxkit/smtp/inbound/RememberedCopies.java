package com.mailboxkit.smtp.inbound;

import com.mailboxkit.kernel.message.MessageId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Remembers copies for one node, as long as it lives.
final class RememberedCopies implements StoredCopies {

    private final Map<Copy, MessageId> known = new HashMap<>();
    private final Set<Copy> busy = new HashSet<>();

    @Override
    public synchronized CopyClaim begin(Copy copy, MessageId fresh) {
        if (!busy.add(copy)) {
            return new CopyClaim(copy, fresh, false, false);
        }
        var id = known.putIfAbsent(copy, fresh);
        return new CopyClaim(copy, id == null ? fresh : id, id != null, true);
    }

    @Override
    public synchronized void release(Collection<CopyClaim> claims) {
        claims.stream().filter(CopyClaim::remembered).map(CopyClaim::copy).forEach(busy::remove);
    }

    @Override
    public synchronized void forget(Collection<CopyClaim> claims) {
        release(claims);
        claims.stream().filter(CopyClaim::remembered).map(CopyClaim::copy).forEach(known::remove);
    }
}
