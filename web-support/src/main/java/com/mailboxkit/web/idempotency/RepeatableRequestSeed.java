package com.mailboxkit.web.idempotency;

import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.web.RequestSeed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Draws the same again from the same record. Each thing is drawn by its name, so a later version of the platform that
/// draws in another order still draws the same.
///
/// @param seed of ids, which are no secret
/// @param secretSeed of what nobody may guess, even who can read the record
record RepeatableRequestSeed(Instant now, boolean isRepeated, byte[] seed, byte[] secretSeed) implements RequestSeed {

    private static final int ULID_BYTES = 10;

    @Override
    public String ulid(String what) {
        return Ulid.of(now, Arrays.copyOf(hmac(seed, what.getBytes(StandardCharsets.UTF_8)), ULID_BYTES));
    }

    @Override
    public RandomGenerator random(String what) {
        byte[] key = hmac(secretSeed, what.getBytes(StandardCharsets.UTF_8));
        return new RandomGenerator() {
            private long drawn;

            @Override
            public long nextLong() {
                byte[] counter =
                        ByteBuffer.allocate(Long.BYTES).putLong(drawn++).array();
                return ByteBuffer.wrap(hmac(key, counter)).getLong();
            }
        };
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
