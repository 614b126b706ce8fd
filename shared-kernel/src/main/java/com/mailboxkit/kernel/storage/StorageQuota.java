package com.mailboxkit.kernel.storage;

import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.storage.StorageQuery.StorageUse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Whether an organization and an inbox have room for one more message. Usage is read from the read model every
/// few seconds; what this node accepted since then, and [#LAG_SECONDS] before, is added. On one node a limit is
/// not exceeded while the read model lags less than that; of several nodes, each may exceed it by what the
/// others accept within 15 seconds. Close to its limit, an organization may be refused for that long although
/// there is room.
///
/// All methods are thread-safe.
public final class StorageQuota {

    /// The largest lag of the read model that is accounted for.
    static final int LAG_SECONDS = 10;

    private static final int FRESH_SECONDS = 5;
    private static final int SECONDS = LAG_SECONDS + FRESH_SECONDS + 2; // for which an account keeps its entries
    private static final int ACCOUNTS = 20_000;

    /// Queries the usage.
    @FunctionalInterface
    public interface Usage {
        CompletableFuture<StorageUse> of(OrganizationId organization, InboxId inbox);
    }

    public enum Room {
        /// There is room.
        FREE,
        /// The organization is full.
        ORGANIZATION_FULL,
        /// The inbox is full.
        INBOX_FULL,
        /// The message alone exceeds the limit.
        NEVER
    }

    private final Usage usage;
    private final LongSupplier nanos;
    private final Map<String, Account> accounts = new LinkedHashMap<>(16, 0.75f, true) { // guarded by this

                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Account> longestUnused) {
                    return size() > ACCOUNTS;
                }
            };

    public StorageQuota(Usage usage) {
        this(usage, System::nanoTime);
    }

    StorageQuota(Usage usage, LongSupplier nanos) {
        this.usage = usage;
        this.nanos = nanos;
    }

    /// Whether a message of that size fits.
    public CompletableFuture<Room> check(OrganizationId organization, InboxId inbox, long bytes) {
        return room(organization, inbox, bytes, false);
    }

    /// Reserves room for a message that is about to be stored.
    public CompletableFuture<Room> take(OrganizationId organization, InboxId inbox, long bytes) {
        return room(organization, inbox, bytes, true);
    }

    private CompletableFuture<Room> room(OrganizationId organization, InboxId inbox, long bytes, boolean taken) {
        long now = second();
        synchronized (this) {
            if (account(organization.value()).isFresh(now)
                    && account(inbox.value()).isFresh(now)) {
                return CompletableFuture.completedFuture(decide(organization, inbox, bytes, taken));
            }
        }
        return usage.of(organization, inbox).thenApply(use -> {
            synchronized (this) {
                account(organization.value()).refresh(now, use.organizationBytes(), use.organizationLimit());
                account(inbox.value()).refresh(now, use.inboxBytes(), use.inboxLimit());
                return decide(organization, inbox, bytes, taken);
            }
        });
    }

    private Room decide(OrganizationId organization, InboxId inbox, long bytes, boolean taken) {
        var whole = account(organization.value());
        var part = account(inbox.value());
        if (!whole.mayEverHave(bytes) || !part.mayEverHave(bytes)) {
            return Room.NEVER;
        }
        if (!whole.hasRoom(bytes)) {
            return Room.ORGANIZATION_FULL;
        }
        if (!part.hasRoom(bytes)) {
            return Room.INBOX_FULL;
        }
        if (taken) {
            long now = second();
            whole.take(now, bytes);
            part.take(now, bytes);
        }
        return Room.FREE;
    }

    private Account account(String id) {
        return accounts.computeIfAbsent(id, unknown -> new Account());
    }

    private long second() {
        return TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong());
    }

    /// The known usage of an organization or an inbox.
    private static final class Account {

        private final long[] taken = new long[SECONDS];
        private final long[] seconds = new long[SECONDS];
        private boolean isRead;
        private long readAt;
        private long used;
        private long limit;

        boolean isFresh(long now) {
            return isRead && now - readAt < FRESH_SECONDS;
        }

        /// What was accepted since the previous reading may be included in this one too, so it is read at most
        /// every few seconds.
        ///
        /// @param at second before the query
        void refresh(long at, long newUsed, long newLimit) {
            if (!isFresh(at)) {
                isRead = true;
                readAt = at;
                used = newUsed;
                limit = newLimit;
            }
        }

        boolean mayEverHave(long bytes) {
            return limit == 0 || bytes <= limit;
        }

        boolean hasRoom(long bytes) {
            long sum = used + bytes;
            for (int i = 0; i < SECONDS; i++) {
                if (taken[i] > 0 && seconds[i] >= readAt - LAG_SECONDS) {
                    sum += taken[i];
                }
            }
            return limit == 0 || sum <= limit;
        }

        void take(long now, long bytes) {
            int slot = Math.floorMod(now, SECONDS);
            if (seconds[slot] != now) {
                seconds[slot] = now;
                taken[slot] = 0;
            }
            taken[slot] += bytes;
        }
    }
}
