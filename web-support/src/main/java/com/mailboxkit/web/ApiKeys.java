package com.mailboxkit.web;

import com.mailboxkit.kernel.apikey.KeyHash;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// API keys: 256 random bits after a prefix. Only the hash is kept; a key of that entropy needs no slow hash.
public final class ApiKeys {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int SECRET_CHARS = 43; // 62^43 > 2^256
    private static final Pattern SHAPE = Pattern.compile("mbk_(live|test)_[0-9A-Za-z]{" + SECRET_CHARS + "}");

    private ApiKeys() {}

    /// A new key for real mail, `mbk_live_…`.
    ///
    /// @param random a source that nobody can guess
    public static String newLiveKey(RandomGenerator random) {
        return newKey("mbk_live_", random);
    }

    /// A new key for the sandbox, `mbk_test_…`.
    ///
    /// @param random a source that nobody can guess
    public static String newTestKey(RandomGenerator random) {
        return newKey("mbk_test_", random);
    }

    private static String newKey(String prefix, RandomGenerator random) {
        var key = new StringBuilder(prefix);
        for (int i = 0; i < SECRET_CHARS; i++) {
            key.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return key.toString();
    }

    /// Whether `text` can be a key at all: what cannot be one needs no look-up.
    static boolean isShaped(String text) {
        return SHAPE.matcher(text).matches();
    }

    /// Lower-case hex SHA-256, as it is stored.
    public static String hash(String key) {
        return KeyHash.of(key).value();
    }

    /// The key with its middle left out, for listings: `mbk_live_abcd…wxyz`.
    public static String mask(String key) {
        int secret = key.length() - SECRET_CHARS;
        return key.substring(0, secret + 4) + "…" + key.substring(key.length() - 4);
    }
}
