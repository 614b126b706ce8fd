package com.mailboxkit.kernel.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.wallet.LedgerEntry.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LedgerEntryTest {

    private static final Instant NOW = Instant.parse("2026-02-20T12:00:00Z");
    private static final WalletId WALLET = WalletId.of(new OrganizationId("01J0000000000000000000000A"));

    @Test
    void chainsEachLineToTheOneBefore() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var ledger = new ArrayList<LedgerEntry>();
        LedgerEntry last = LedgerEntry.following(null, WALLET, Kind.CREDIT, 1_000_000, "opening credit", NOW);
        for (int i = 0; i < 100; i++) {
            ledger.add(last);
            last = LedgerEntry.following(last, WALLET, Kind.CHARGE, -random.nextInt(1, 10), "m" + i, NOW);
        }

        LedgerEntry previous = null;
        for (var entry : ledger) {
            assertThat(entry.follows(previous, WALLET))
                    .as("seed %d, line %d", seed, entry.sequence())
                    .isTrue();
            previous = entry;
        }
    }

    @Test
    void noticesAChangedAmount() {
        var first = LedgerEntry.following(null, WALLET, Kind.CREDIT, 1_000, "opening credit", NOW);
        var second = LedgerEntry.following(first, WALLET, Kind.CHARGE, -2, "m", NOW);
        var forged = new LedgerEntry(2, Kind.CHARGE, -1, 999, "m", NOW, second.previousHash(), second.hash());

        assertThat(forged.follows(first, WALLET)).isFalse();
    }

    @Test
    void noticesAMissingLine() {
        var first = LedgerEntry.following(null, WALLET, Kind.CREDIT, 1_000, "opening credit", NOW);
        var second = LedgerEntry.following(first, WALLET, Kind.CHARGE, -2, "m", NOW);
        var third = LedgerEntry.following(second, WALLET, Kind.CHARGE, -2, "n", NOW);

        assertThat(third.follows(first, WALLET)).isFalse();
    }
}
