package com.mailboxkit.mcp.endpoint;

import com.mailboxkit.web.Caller;
import com.mailboxkit.web.PlatformSecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Names of sessions. A session is nothing but its name, which is signed for the key that began it: there is none to
/// keep, to run out of or to lose at a restart, any node knows it, and no other key can use it.
final class Sessions {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NAME_BYTES = 16;
    private static final int NAME_CHARS = 2 * NAME_BYTES;

    private final PlatformSecret secret;

    Sessions(PlatformSecret secret) {
        this.secret = secret;
    }

    String begin(Caller caller) {
        var bytes = new byte[NAME_BYTES];
        RANDOM.nextBytes(bytes);
        String name = HexFormat.of().formatHex(bytes);
        return name + signature(name, caller);
    }

    boolean isOf(Caller caller, String session) {
        if (session.length() < NAME_CHARS) {
            return false;
        }
        String expected = signature(session.substring(0, NAME_CHARS), caller);
        return MessageDigest.isEqual(bytes(expected), bytes(session.substring(NAME_CHARS)));
    }

    private String signature(String name, Caller caller) {
        return secret.sign(
                "mcp session\n%s\n%s".formatted(name, caller.apiKeyId().value()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
