package com.mailboxkit.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.web.ApiKeys;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class RepeatableRequestSeedTest {

    private static final Instant NOW = Instant.parse("2026-02-20T12:00:00.123Z");

    @Test
    void drawsTheSameAgainInAnyOrder() {
        var first = chance(1, 1);
        var message = first.ulid("message");
        var attachment = first.ulid("attachments[0]");
        var key = ApiKeys.newLiveKey(first.random("api key"));

        var again = chance(1, 1);

        assertThat(ApiKeys.newLiveKey(again.random("api key"))).isEqualTo(key);
        assertThat(again.ulid("attachments[0]")).isEqualTo(attachment);
        assertThat(again.ulid("message")).isEqualTo(message);
    }

    @Test
    void drawsAnotherForEachThingAndEachRecord() {
        var drawn = new HashSet<String>();
        for (int record = 0; record < 100; record++) {
            var chance = chance(record, record);
            for (var what : new String[] {"message", "inbox", "attachments[0]", "attachments[1]"}) {
                assertThat(drawn.add(chance.ulid(what))).isTrue();
            }
            assertThat(drawn.add(ApiKeys.newLiveKey(chance.random("api key")))).isTrue();
        }
        assertThat(drawn).allMatch(it -> it.startsWith("mbk_live_") || Ulid.isValid(it));
    }

    /// Who reads the table has the seed, but must not be able to draw the keys that were given out.
    @Test
    void drawsSecretsOnlyWithThePlatformsSecret() {
        assertThat(chance(1, 1).ulid("message")).isEqualTo(chance(1, 2).ulid("message"));
        assertThat(ApiKeys.newLiveKey(chance(1, 1).random("api key")))
                .isNotEqualTo(ApiKeys.newLiveKey(chance(1, 2).random("api key")));
    }

    @Test
    void drawsEvenly() {
        var counts = new int[62];
        var random = chance(1, 1).random("api key");
        for (int i = 0; i < 62_000; i++) {
            counts[random.nextInt(62)]++;
        }
        assertThat(Arrays.stream(counts)).allMatch(count -> count > 800 && count < 1_200);
    }

    private static RepeatableRequestSeed chance(int seed, int secretSeed) {
        return new RepeatableRequestSeed(NOW, false, bytes(seed), bytes(secretSeed));
    }

    private static byte[] bytes(int value) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
