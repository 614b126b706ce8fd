package com.mailboxkit.kernel.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Authenticates a text as written by this platform. HMAC-SHA256 (RFC 2104).
public final class MacKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    /// @param key exactly 32 secret bytes that are used for nothing else
    public MacKey(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a MAC takes a key of " + KEY_BYTES + " bytes");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /// 32 bytes that only a holder of the key can compute.
    public byte[] sign(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
