package com.mailboxkit.content;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Contents that were stored or read last, in memory. A cache that favours what is used often would drop what has just
/// been stored, which is read once or twice within seconds and then hardly ever.
final class RecentContents {

    /// About what an entry takes beside its bytes.
    static final int OVERHEAD = 250;

    private final long maximum;
    private final LinkedHashMap<String, byte[]> contents = new LinkedHashMap<>(16, 0.75f, true); // guarded by this
    private long size; // guarded by this

    /// @param maximum bytes that all entries together may take
    RecentContents(long maximum) {
        this.maximum = maximum;
    }

    synchronized byte @Nullable [] get(String sha256) {
        return contents.get(sha256);
    }

    synchronized void remove(String sha256) {
        var bytes = contents.remove(sha256);
        if (bytes != null) {
            size -= bytes.length + OVERHEAD;
        }
    }

    /// @param bytes belong to the cache from now on
    synchronized void put(String sha256, byte[] bytes) {
        if (contents.put(sha256, bytes) == null) {
            size += bytes.length + OVERHEAD;
        }
        while (size > maximum) {
            size -= contents.pollFirstEntry().getValue().length + OVERHEAD;
        }
    }
}
