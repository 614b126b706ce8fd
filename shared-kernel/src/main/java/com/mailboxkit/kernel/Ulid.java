package com.mailboxkit.kernel;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;

/// Universally unique, lexicographically sortable identifiers: 48 bits of Unix milliseconds and 80 random bits,
/// written as 26 characters of Crockford's base 32 ([specification](https://github.com/ulid/spec)).
///
/// Identifiers created by one process within one millisecond keep their order of creation.
public final class Ulid {

    /// In characters.
    public static final int LENGTH = 26;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// A regular expression that matches exactly one identifier.
    public static final String PATTERN = "^[0-7][" + ALPHABET + "]{25}$";

    private static final Pattern SHAPE = Pattern.compile(PATTERN);
    private static final int RANDOM_CHARS = 16;
    private static final int RANDOM_BITS = 5 * RANDOM_CHARS;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static long lastMillis = -1;
    private static final byte[] lastRandom = new byte[RANDOM_CHARS];

    private Ulid() {}

    /// A new identifier whose leading characters encode `at`.
    public static synchronized String at(Instant at) {
        long millis = at.toEpochMilli();
        if (millis == lastMillis) {
            increment();
        } else {
            randomise();
            lastMillis = millis;
        }
        return text(millis, lastRandom);
    }

    /// The identifier of `at` and 10 random bytes: equal inputs give equal identifiers.
    public static String of(Instant at, byte[] random) {
        if (random.length * Byte.SIZE != RANDOM_BITS) {
            throw new IllegalArgumentException("a ULID has 10 random bytes");
        }
        var bits = new BigInteger(1, random);
        var digits = new byte[RANDOM_CHARS];
        for (int i = 0; i < RANDOM_CHARS; i++) {
            digits[i] = (byte) (bits.shiftRight(RANDOM_BITS - 5 * (i + 1)).intValue() & 31);
        }
        return text(at.toEpochMilli(), digits);
    }

    private static String text(long millis, byte[] digits) {
        var text = new StringBuilder(LENGTH);
        for (int shift = 45; shift >= 0; shift -= 5) {
            text.append(ALPHABET.charAt((int) (millis >>> shift) & 31));
        }
        for (byte digit : digits) {
            text.append(ALPHABET.charAt(digit));
        }
        return text.toString();
    }

    /// The identifier derived from `text`: equal texts give equal identifiers.
    public static String following(Instant at, String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return of(at, Arrays.copyOf(digest, RANDOM_BITS / Byte.SIZE));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Whether `text` has the shape of an identifier. Lower case is not accepted: identifiers are compared
    /// as text.
    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }

    /// The time that an identifier encodes.
    public static Instant time(String id) {
        if (!isValid(id)) {
            throw new IllegalArgumentException("no ULID: " + id);
        }
        long millis = 0;
        for (int i = 0; i < LENGTH - RANDOM_CHARS; i++) {
            millis = millis << 5 | ALPHABET.indexOf(id.charAt(i));
        }
        return Instant.ofEpochMilli(millis);
    }

    private static void randomise() {
        RANDOM.nextBytes(lastRandom);
        for (int i = 0; i < RANDOM_CHARS; i++) {
            lastRandom[i] &= 31;
        }
        lastRandom[0] &= 15; // leaves room for increments within the millisecond
    }

    private static void increment() {
        for (int i = RANDOM_CHARS - 1; i >= 0; i--) {
            if (lastRandom[i] < 31) {
                lastRandom[i]++;
                return;
            }
            lastRandom[i] = 0;
        }
    }
}
