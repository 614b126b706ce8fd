package com.mailboxkit.content;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Recently stored or read contents, in memory. A cache that favours frequent use would drop new contents,
/// which are read once or twice within seconds and then hardly ever.
final class RecentContents {

    /// Approximate overhead of an entry beside its bytes.
    static final int OVERHEAD = 250;

    private final long maximum;
    private final LinkedHashMap<String, byte[]> contents = new LinkedHashMap<>(16, 0.75f, true); // guarded by this
    private long size; // guarded by this

    /// @param maximum bytes of all entries together
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

    /// @param bytes owned by the cache from now on
    synchronized void put(String sha256, byte[] bytes) {
        if (contents.put(sha256, bytes) == null) {
            size += bytes.length + OVERHEAD;
        }
        while (size > maximum) {
            size -= contents.pollFirstEntry().getValue().length + OVERHEAD;
        }
    }
}
