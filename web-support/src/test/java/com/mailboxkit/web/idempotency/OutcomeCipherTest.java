package com.mailboxkit.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailboxkit.web.PlatformSecret;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OutcomeCipherTest {

    private static final String SEED = "00".repeat(32);
    private static final IdempotencyKey KEY = new IdempotencyKey("order 17");
    private static final Outcome OUTCOME =
            new Outcome(201, "application/json", "{\"api_key\":\"mbk_live_x\"}".getBytes(StandardCharsets.UTF_8));

    private final OutcomeCipher cipher = new OutcomeCipher(new PlatformSecret(new byte[32]));

    @Test
    void givesBackWhatItWasGiven() {
        var outcome = cipher.decrypt(cipher.encrypt(OUTCOME, SEED, KEY), SEED, KEY);

        assertThat(outcome).usingRecursiveComparison().isEqualTo(OUTCOME);
    }

    @Test
    void showsNothingAndNeverTheSameTwice() {
        var encrypted = cipher.encrypt(OUTCOME, SEED, KEY);

        assertThat(new String(encrypted, StandardCharsets.ISO_8859_1)).doesNotContain("api_key", "application/json");
        assertThat(cipher.encrypt(OUTCOME, SEED, KEY)).isNotEqualTo(encrypted);
    }

    @Test
    void givesNothingToWhoLacksTheKeyOrTheSecret() {
        var encrypted = cipher.encrypt(OUTCOME, SEED, KEY);
        var otherSecret = new byte[32];
        otherSecret[0] = 1;
        var otherSeed = "11".repeat(32);

        assertThatThrownBy(() -> cipher.decrypt(encrypted, SEED, new IdempotencyKey("order 18")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cipher.decrypt(encrypted, otherSeed, KEY)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new OutcomeCipher(new PlatformSecret(otherSecret)).decrypt(encrypted, SEED, KEY))
                .isInstanceOf(IllegalStateException.class);
    }
}
