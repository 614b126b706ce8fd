package com.mailboxkit.kernel.wallet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One line of a wallet's ledger, chained to the line before it: changing, dropping or reordering a line
/// invalidates every hash after it.
///
/// @param sequence 1 for the first line of a wallet, then one more for each
/// @param amountMills signed: credits and refunds are positive, charges negative; a mill is 1/1,000 US dollar
/// @param balanceAfterMills never negative
/// @param reference a message id, or the reference of a credit
/// @param previousHash hash of the line before; 64 zeros for the first
/// @param hash lower-case hex SHA-256 over wallet, sequence, kind, amount, balance, reference, time and
///     previous hash, each followed by a line feed
public record LedgerEntry(
        long sequence,
        Kind kind,
        long amountMills,
        long balanceAfterMills,
        String reference,
        Instant at,
        String previousHash,
        String hash) {

    private static final String GENESIS = "0".repeat(64);

    public enum Kind {
        CREDIT,
        CHARGE,
        REFUND;

        /// The public name, for example `charge`.
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The line that follows `previous` (none for the first).
    public static LedgerEntry following(
            @Nullable LedgerEntry previous,
            WalletId wallet,
            Kind kind,
            long amountMills,
            String reference,
            Instant at) {
        long sequence = previous == null ? 1 : previous.sequence + 1;
        long balance = Math.addExact(previous == null ? 0 : previous.balanceAfterMills, amountMills);
        String previousHash = previous == null ? GENESIS : previous.hash;
        String hash = hash(wallet, sequence, kind, amountMills, balance, reference, at, previousHash);
        return new LedgerEntry(sequence, kind, amountMills, balance, reference, at, previousHash, hash);
    }

    /// Whether this line is the result of [#following] for `previous`.
    public boolean follows(@Nullable LedgerEntry previous, WalletId wallet) {
        return equals(following(previous, wallet, kind, amountMills, reference, at));
    }

    private static String hash(
            WalletId wallet,
            long sequence,
            Kind kind,
            long amountMills,
            long balanceMills,
            String reference,
            Instant at,
            String previousHash) {
        String line = String.join(
                "\n",
                wallet.value(),
                Long.toString(sequence),
                kind.name(),
                Long.toString(amountMills),
                Long.toString(balanceMills),
                reference,
                at.toString(),
                previousHash,
                "");
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(line.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
