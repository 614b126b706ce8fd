package com.mailboxkit.web;

import com.mailboxkit.kernel.secret.MacKey;
import com.mailboxkit.kernel.secret.SecretBox;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The platform's own key, for what it signs to itself. Never shown, logged or stored in events.
public final class PlatformSecret {

    private static final int BYTES = 32;

    private final SecretKeySpec key;

    /// @param secret exactly 32 random bytes
    public PlatformSecret(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("the platform's secret must have " + BYTES + " bytes");
        }
        key = new SecretKeySpec(secret, "HmacSHA256");
    }

    /// A box for secrets of one kind, which no other kind's box opens.
    public SecretBox boxFor(String purpose) {
        return new SecretBox(derive("box\n" + purpose));
    }

    /// 32 bytes for one purpose, which tell nothing of those for another.
    public byte[] keyFor(String purpose) {
        return derive("key\n" + purpose);
    }

    private byte[] derive(String text) {
        return HexFormat.of().parseHex(sign(text));
    }

    /// A key that proves what was written for one purpose, and nothing else.
    public MacKey macFor(String purpose) {
        return new MacKey(HexFormat.of().parseHex(sign("mac\n" + purpose)));
    }

    /// Lower-case hex HMAC-SHA256 of a text.
    public String sign(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
