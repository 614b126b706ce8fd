package com.mailboxkit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.problem.Refusal.Detail;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void comesBackAsItWas() {
        var cursor = Cursor.at("01KHXCQ5GVA8SQN2HJX6B9Z4T0", "7", "ä €");

        assertThat(Cursor.decode(cursor.encode(), 3)).isEqualTo(cursor);
    }

    @Test
    void canStandInAQueryAsItIs() {
        assertThat(Cursor.at("???>>>", "ÿÿÿ").encode()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "!", "not base64!", "MQ==x", "MQ MQ", "A", "\u0000", "ä"})
    void refusesWhatIsNotBase64(String text) {
        assertRefused(text, 1);
    }

    @Test
    void refusesTheCursorOfAListWithOtherColumns() {
        assertRefused(Cursor.at("a", "b").encode(), 1);
        assertRefused(Cursor.at("a").encode(), 2);
        assertRefused(Cursor.at("a", "b", "c").encode(), 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "a\n", "\na", "a\n\n", "a\u0000", "a\tb", "\u007f"})
    void refusesPlacesThatNoListHas(String forged) {
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(forged.getBytes(StandardCharsets.UTF_8));

        assertRefused(text, 1);
        assertRefused(text, 2);
    }

    @Test
    void refusesOrReadsWhateverIsTamperedWith() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var genuine = Cursor.at("01KHXCQ5GVA8SQN2HJX6B9Z4T0", "42").encode();
        for (int i = 0; i < 5_000; i++) {
            var forged = new StringBuilder(genuine);
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                forged.setCharAt(random.nextInt(forged.length()), (char) random.nextInt(0x20, 0x180));
            }
            try {
                assertThat(Cursor.decode(forged.toString(), 2).keys())
                        .as("seed %d: %s", seed, forged)
                        .hasSize(2)
                        .allMatch(key -> !key.isEmpty() && key.codePoints().noneMatch(Character::isISOControl));
            } catch (Refusal refusal) {
                assertThat(refusal.code()).as("seed %d: %s", seed, forged).isEqualTo(ProblemCode.VALIDATION_FAILED);
            }
        }
    }

    private static void assertRefused(String text, int keys) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Cursor.decode(text, keys))
                .satisfies(refusal -> assertThat(refusal.detail())
                        .isInstanceOfSatisfying(
                                Detail.Fields.class,
                                fields -> assertThat(fields.errors()).containsOnlyKeys("cursor")));
    }
}
