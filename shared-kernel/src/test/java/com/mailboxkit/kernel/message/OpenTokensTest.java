package com.mailboxkit.kernel.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.message.OpenTokens.Named;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class OpenTokensTest {

    private static final MessageId MESSAGE = MessageId.at(Instant.parse("2026-02-20T12:00:00Z"));
    private static final String ANN = "ann@example.com";

    private final OpenTokens tokens = new OpenTokens(key(1));

    @Test
    void nameAMessageAndARecipient() {
        var token = tokens.of(MESSAGE, ANN);

        assertThat(token).hasSize(OpenTokens.LENGTH).matches("[A-Za-z0-9_-]+");
        assertThat(tokens.read(token)).contains(new Named(MESSAGE, RecipientMark.of(ANN)));
    }

    @Test
    void areTheSameAtEveryAttemptAndDifferForOthers() {
        assertThat(tokens.of(MESSAGE, ANN))
                .isEqualTo(new OpenTokens(key(1)).of(MESSAGE, ANN))
                .isNotEqualTo(tokens.of(MESSAGE, "bob@example.com"))
                .isNotEqualTo(tokens.of(MessageId.at(Instant.now()), ANN))
                .isNotEqualTo(tokens.placeholder(MESSAGE))
                .isNotEqualTo(new OpenTokens(key(2)).of(MESSAGE, ANN));
    }

    @Test
    void showNothingOfWhatTheyName() {
        var bytes = Base64.getUrlDecoder().decode(tokens.of(MESSAGE, ANN));

        assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .doesNotContain(MESSAGE.value().substring(0, 6));
    }

    @Test
    void areBelievedOnlyAsTheyWereMade() {
        byte[] made = Base64.getUrlDecoder().decode(tokens.of(MESSAGE, ANN));
        for (int bit = 0; bit < made.length * Byte.SIZE; bit++) {
            byte[] changed = made.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThat(tokens.read(Base64.getUrlEncoder().withoutPadding().encodeToString(changed)))
                    .isEmpty();
        }
        assertThat(new OpenTokens(key(2)).read(tokens.of(MESSAGE, ANN))).isEmpty();
        for (var nonsense : new String[] {"", "x", "?".repeat(OpenTokens.LENGTH), "A".repeat(OpenTokens.LENGTH)}) {
            assertThat(tokens.read(nonsense)).isEmpty();
        }
    }

    private static byte[] key(int fill) {
        var key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }
}
