package com.mailboxkit.kernel.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.storage.StorageQuery.StorageUse;
import com.mailboxkit.kernel.storage.StorageQuota.Room;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StorageQuotaTest {

    private static final OrganizationId ORGANIZATION = new OrganizationId("organization");
    private static final InboxId INBOX = new InboxId("inbox");
    private static final InboxId OTHER = new InboxId("other");

    private StorageUse use = new StorageUse(0, 100, 0, 60);
    private int asked;
    private long seconds = 1_000;
    private final StorageQuota quota = new StorageQuota(
            (organization, inbox) -> {
                asked++;
                return CompletableFuture.completedFuture(use);
            },
            () -> TimeUnit.SECONDS.toNanos(seconds));

    @Test
    void hasRoomUpToTheLimitsOfInboxAndOrganization() {
        assertThat(take(INBOX, 60)).isEqualTo(Room.FREE);
        assertThat(take(INBOX, 1)).isEqualTo(Room.INBOX_FULL);
        assertThat(take(OTHER, 40)).isEqualTo(Room.FREE);
        assertThat(take(OTHER, 1)).isEqualTo(Room.ORGANIZATION_FULL);
    }

    @Test
    void tellsWhatIsTooLargeForEver() {
        assertThat(take(INBOX, 61)).isEqualTo(Room.NEVER);
        assertThat(take(INBOX, 101)).isEqualTo(Room.NEVER);
    }

    @Test
    void hasRoomForAnythingWithoutLimits() {
        use = new StorageUse(Long.MAX_VALUE / 2, 0, Long.MAX_VALUE / 2, 0);

        assertThat(take(INBOX, 1_000)).isEqualTo(Room.FREE);
    }

    @Test
    void takesNothingWhenItOnlyChecks() {
        assertThat(quota.check(ORGANIZATION, INBOX, 60).join()).isEqualTo(Room.FREE);
        assertThat(quota.check(ORGANIZATION, INBOX, 60).join()).isEqualTo(Room.FREE);
    }

    @Test
    void asksEveryFewSecondsOnly() {
        for (int i = 0; i < 20; i++) {
            take(INBOX, 1);
        }

        assertThat(asked).isOne();
        seconds += 5;
        take(INBOX, 1);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void countsWhatTheReadModelMayNotHaveYet() {
        take(INBOX, 50);
        seconds += 9;
        assertThat(take(INBOX, 20)).as("not read yet").isEqualTo(Room.INBOX_FULL);

        seconds += 11;
        use = new StorageUse(50, 100, 50, 60);
        assertThat(take(INBOX, 10)).isEqualTo(Room.FREE);
        assertThat(take(INBOX, 1)).isEqualTo(Room.INBOX_FULL);
    }

    @Test
    void hasRoomAgainOnceSomethingIsDeleted() {
        use = new StorageUse(100, 100, 60, 60);
        assertThat(take(INBOX, 1)).isEqualTo(Room.ORGANIZATION_FULL);

        use = new StorageUse(10, 100, 10, 60);
        seconds += 5;
        assertThat(take(INBOX, 1)).isEqualTo(Room.FREE);
    }

    @Test
    void givesNoRoomTwice() throws Exception {
        var free = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var takes = IntStream.range(0, 500)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        if (take(INBOX, 1) == Room.FREE) {
                            free.incrementAndGet();
                        }
                        return null;
                    })
                    .toList();
            for (var taken : threads.invokeAll(takes)) {
                taken.get();
            }
        }
        assertThat(free).hasValue(60);
    }

    private Room take(InboxId inbox, long bytes) {
        return quota.take(ORGANIZATION, inbox, bytes).join();
    }
}
