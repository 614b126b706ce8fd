package com.mailboxkit.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "order 17", "8e03978e-40d5-43dd-bc93-6894a57f9324", "\"quoted\"", "~!@#$%^&*()_+"})
    void takesWhatPeopleUseAsKeys(String text) {
        assertThat(IdempotencyKey.of(List.of(text), 1, 255).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "kä", "a\tb", "a\u0000b", "a\u007fb"})
    void refusesWhatIsNotPrintable(String text) {
        refuses(List.of(text), 1, 255);
    }

    @Test
    void keepsItsLimits() {
        assertThat(IdempotencyKey.of(List.of("k".repeat(255)), 1, 255).value()).hasSize(255);
        refuses(List.of("k".repeat(256)), 1, 255);
        refuses(List.of("k".repeat(15)), 16, 255);
        refuses(List.of("one", "two"), 1, 255);
    }

    private static void refuses(List<String> given, int shortest, int longest) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> IdempotencyKey.of(given, shortest, longest))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(ProblemCode.VALIDATION_FAILED);
                    assertThat(((Refusal.Detail.Fields) refusal.detail()).errors())
                            .containsKey("Idempotency-Key");
                });
    }
}
