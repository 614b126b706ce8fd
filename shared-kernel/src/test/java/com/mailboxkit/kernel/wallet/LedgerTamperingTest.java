package com.mailboxkit.kernel.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.wallet.LedgerEntry.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// After any modification of a ledger except an append, the check finds the first line that was changed.
class LedgerTamperingTest {

    private static final Instant NOW = Instant.parse("2026-02-20T12:00:00Z");
    private static final WalletId WALLET = WalletId.of(new OrganizationId("01J0000000000000000000000A"));
    private static final int LINES = 40;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void isFoundWhereverAnyFieldOfALineIsChanged() {
        for (int round = 0; round < 500; round++) {
            var ledger = ledger();
            int at = random.nextInt(LINES);
            int field = random.nextInt(8);
            var genuine = ledger.get(at);
            ledger.set(at, forged(genuine, field));

            assertThat(ledger.get(at)).as("seed %d: the forgery is one", seed).isNotEqualTo(genuine);
            assertThat(firstBreak(ledger, WALLET))
                    .as("seed %d, line %d, field %d", seed, at, field)
                    .isEqualTo(at);
        }
    }

    @Test
    void isFoundWhereALineIsForgedWithAHashThatFitsIt() {
        for (int round = 0; round < 200; round++) {
            var ledger = ledger();
            int at = random.nextInt(LINES - 1);
            var previous = at == 0 ? null : ledger.get(at - 1);
            var genuine = ledger.get(at);
            ledger.set(
                    at,
                    LedgerEntry.following(
                            previous,
                            WALLET,
                            genuine.kind(),
                            genuine.amountMills() + 1,
                            genuine.reference(),
                            genuine.at()));

            assertThat(firstBreak(ledger, WALLET))
                    .as("seed %d, line %d", seed, at)
                    .isEqualTo(at + 1);
        }
    }

    @Test
    void isFoundWhereALineIsTakenOut() {
        for (int round = 0; round < 200; round++) {
            var ledger = ledger();
            int at = random.nextInt(LINES - 1);
            ledger.remove(at);

            assertThat(firstBreak(ledger, WALLET))
                    .as("seed %d, line %d", seed, at)
                    .isEqualTo(at);
        }
    }

    @Test
    void isFoundWhereLinesChangePlaces() {
        for (int round = 0; round < 200; round++) {
            var ledger = ledger();
            int one = random.nextInt(LINES - 1);
            int other = random.nextInt(one + 1, LINES);
            Collections.swap(ledger, one, other);

            assertThat(firstBreak(ledger, WALLET))
                    .as("seed %d, lines %d and %d", seed, one, other)
                    .isEqualTo(one);
        }
    }

    @Test
    void isFoundWhereTheLedgerIsAnothers() {
        var other = WalletId.of(new OrganizationId("01J0000000000000000000000B"));

        assertThat(firstBreak(ledger(), other)).isZero();
    }

    @Test
    void isNotSeenWhereNobodyTampered() {
        assertThat(firstBreak(ledger(), WALLET)).isEqualTo(LINES);
    }

    private static LedgerEntry forged(LedgerEntry it, int field) {
        return new LedgerEntry(
                field == 0 ? it.sequence() + 1 : it.sequence(),
                field == 1 ? Kind.REFUND : it.kind(),
                field == 2 ? it.amountMills() + 1 : it.amountMills(),
                field == 3 ? it.balanceAfterMills() + 1 : it.balanceAfterMills(),
                field == 4 ? it.reference() + "x" : it.reference(),
                field == 5 ? it.at().plusMillis(1) : it.at(),
                field == 6 ? "f".repeat(64) : it.previousHash(),
                field == 7 ? "f".repeat(64) : it.hash());
    }

    /// Index of the first line that does not follow the one before; the number of lines where all do.
    private static int firstBreak(List<LedgerEntry> ledger, WalletId wallet) {
        LedgerEntry previous = null;
        for (int i = 0; i < ledger.size(); i++) {
            if (!ledger.get(i).follows(previous, wallet)) {
                return i;
            }
            previous = ledger.get(i);
        }
        return ledger.size();
    }

    private List<LedgerEntry> ledger() {
        var ledger = new ArrayList<LedgerEntry>();
        LedgerEntry last = null;
        for (int i = 0; i < LINES; i++) {
            boolean credit = i == 0 || random.nextInt(5) == 0;
            last = LedgerEntry.following(
                    last,
                    WALLET,
                    credit ? Kind.CREDIT : Kind.CHARGE,
                    credit ? random.nextLong(1_000, 10_000) : -random.nextLong(1, 10),
                    "line " + i,
                    NOW.plusMillis(random.nextInt(100_000)));
            ledger.add(last);
        }
        return ledger;
    }
}
