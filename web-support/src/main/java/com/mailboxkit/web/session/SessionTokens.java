package com.mailboxkit.web.session;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Tokens of sessions: 256 random bits, of which only the hash is stored.
public final class SessionTokens {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String PREFIX = "mbk_session_";
    private static final int SECRET_CHARS = 43; // 62^43 > 2^256
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[0-9A-Za-z]{" + SECRET_CHARS + "}");

    private SessionTokens() {}

    /// @param random a source that nobody can guess
    public static String newToken(RandomGenerator random) {
        var token = new StringBuilder(PREFIX);
        for (int i = 0; i < SECRET_CHARS; i++) {
            token.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return token.toString();
    }

    /// Whether `text` can be a token at all: what cannot be one needs no look-up.
    static boolean isShaped(String text) {
        return SHAPE.matcher(text).matches();
    }
}
