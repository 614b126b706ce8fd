package com.mailboxkit.server.events;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/// Keeps the aggregates that were used last. Axon's own cache holds them weakly and forgets all at the next garbage
/// collection; one that favours what is used often would drop messages that have just been queued, each of which is
/// used a few times within seconds and then no more.
@SuppressWarnings("unchecked") // Axon's interface leaves the types to its callers
final class AggregateCache implements Cache {

    private final Map<Object, Object> entries; // guarded by itself

    AggregateCache(int maximum) {
        entries = new LinkedHashMap<>(16, 0.75f, true) {

            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Object, Object> longestUnused) {
                return size() > maximum;
            }
        };
    }

    @Override
    public <K, V> @Nullable V get(K key) {
        synchronized (entries) {
            return (V) entries.get(key);
        }
    }

    @Override
    public void put(Object key, Object value) {
        synchronized (entries) {
            entries.put(key, value);
        }
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        synchronized (entries) {
            return entries.putIfAbsent(key, value) == null;
        }
    }

    @Override
    public <T> T computeIfAbsent(Object key, Supplier<T> value) {
        T known = get(key);
        if (known != null) {
            return known;
        }
        T made = value.get(); // may take long: nobody waits for the lock meanwhile
        synchronized (entries) {
            return (T) entries.merge(key, made, (other, mine) -> other);
        }
    }

    @Override
    public boolean remove(Object key) {
        synchronized (entries) {
            return entries.remove(key) != null;
        }
    }

    @Override
    public void removeAll() {
        synchronized (entries) {
            entries.clear();
        }
    }

    @Override
    public boolean containsKey(Object key) {
        synchronized (entries) {
            return entries.containsKey(key);
        }
    }

    @Override
    public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
        synchronized (entries) {
            entries.computeIfPresent(key, (same, value) -> update.apply((V) value));
        }
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        return () -> true; // nobody is told: Axon listens only to aggregate caches that other nodes share
    }
}
