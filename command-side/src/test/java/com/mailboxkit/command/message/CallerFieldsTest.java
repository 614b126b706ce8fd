package com.mailboxkit.command.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.mime.ExtraField;
import com.mailboxkit.web.FieldErrors;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class CallerFieldsTest {

    private static final MessageProperties LIMITS =
            new MessageProperties(50, 5, DataSize.ofMegabytes(10), 998, 1_000, 3, 2_000);

    private final FieldErrors errors = new FieldErrors();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "List-Unsubscribe | <https://example.com/leave?id=1>, <mailto:leave@example.com?subject=x>",
                "list-id | Autumn <autumn.example.com>",
                "Auto-Submitted | auto-generated",
                "X-Campaign | Grüße",
                "X-1 | 1"
            })
    void takesWhatTellsProgramsWhatToDo(String name, String value) {
        assertThat(CallerFields.check(Map.of(name, value), LIMITS, errors))
                .containsExactly(new ExtraField(name, value));
        errors.check();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From",
                "sender",
                "Reply-To",
                "To",
                "Cc",
                "Bcc",
                "Subject",
                "Date",
                "Message-ID",
                "In-Reply-To",
                "References",
                "Received",
                "Return-Path",
                "DKIM-Signature",
                "ARC-Seal",
                "Authentication-Results",
                "Received-SPF",
                "Resent-From",
                "Delivered-To",
                "MIME-Version",
                "Content-Type",
                "Content-Transfer-Encoding",
                "Disposition-Notification-To",
                "X-Spam-Status",
                "X-Received",
                "X-Google-DKIM-Signature",
                "X-Originating-IP",
                "X-Original-From",
                "X-MailboxKit-Id",
                "X-",
                "X-A b",
                "X-A:",
                "X-Ä",
                "X-A\r\nBcc",
                "",
                " X-A",
                "List-Whatever"
            })
    void forgesNothing(String name) {
        CallerFields.check(Map.of(name, "value"), LIMITS, errors);

        assertThat(errors.has("headers." + name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-A | ' '",
                "X-A | 'a\nBcc: b@example.com'",
                "X-A | 'a\u0000'",
                "List-Unsubscribe | https://example.com/leave",
                "List-Unsubscribe | <javascript:alert(1)>",
                "List-Unsubscribe-Post | List-Unsubscribe=One-Click"
            })
    void refusesValuesThatMeanSomethingElse(String name, String value) {
        CallerFields.check(Map.of(name, value), LIMITS, errors);

        assertThat(errors.has("headers." + name)).isTrue();
    }

    @Test
    void letsReadersLeaveWithOneClick() {
        CallerFields.check(
                Map.of(
                        "List-Unsubscribe",
                        "<https://example.com/leave>",
                        "List-Unsubscribe-Post",
                        "List-Unsubscribe=One-Click"),
                LIMITS,
                errors);
        errors.check();

        CallerFields.check(
                Map.of("List-Unsubscribe", "<https://example.com/leave>", "List-Unsubscribe-Post", "yes"),
                LIMITS,
                errors);
        assertThat(errors.has("headers.List-Unsubscribe-Post")).isTrue();
    }

    @Test
    void keepsLimits() {
        CallerFields.check(Map.of("X-Long", "word ".repeat(500)), LIMITS, errors);
        CallerFields.check(Map.of("X-Unbroken", "a".repeat(901)), LIMITS, errors);
        CallerFields.check(Map.of("X-1", "a", "X-2", "a", "X-3", "a", "X-4", "a"), LIMITS, errors);

        assertThat(errors.has("headers.X-Long")).isTrue();
        assertThat(errors.has("headers.X-Unbroken")).isTrue();
        assertThat(errors.has("headers")).isTrue();
    }

    @Test
    void refusesAFieldThatIsThereTwice() {
        var fields = new LinkedHashMap<>(Map.of("X-A", "1"));
        fields.put("x-a", "2");

        CallerFields.check(fields, LIMITS, errors);

        assertThat(errors.has("headers.x-a")).isTrue();
    }
}
