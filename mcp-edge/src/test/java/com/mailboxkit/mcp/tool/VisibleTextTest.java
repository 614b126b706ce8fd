package com.mailboxkit.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class VisibleTextTest {

    @ParameterizedTest
    @CsvSource({
        "0x200B, \\u{200B}",
        "0x202E, \\u{202E}",
        "0x2066, \\u{2066}",
        "0x200F, \\u{200F}",
        "0x00AD, \\u{AD}",
        "0xFEFF, \\u{FEFF}",
        "0xE0041, \\u{E0041}",
        "0xE0100, \\u{E0100}",
        "0x3164, \\u{3164}",
        "0x0007, \\u{7}",
        "0x200D, \\u{200D}",
        "0x2028, \\u{2028}"
    })
    void showsWhatNobodySees(String code, String shown) {
        var letter = Character.toString(Integer.decode(code));

        assertThat(VisibleText.of("a" + letter + "b")).isEqualTo("a" + shown + "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain\r\n\ttext",
                "Grüße, 日本, שלום, مرحبا",
                "👩\u200d👩\u200d👧 ❤\ufe0f",
                "می\u200cخواهم",
                "क्\u200dष",
                "\u0600123"
            })
    void leavesWhatPeopleWrite(String text) {
        assertThat(VisibleText.of(text)).isEqualTo(text);
    }

    @Test
    void showsItWhereverItIsInAResult() {
        var json = JsonMapper.shared();
        var result = json.readTree("{\"a\":[{\"b\":\"x\u202ey\"},1,null,true],\"c\":\"z\"}");

        assertThat(VisibleText.of(result))
                .isEqualTo(json.readTree("{\"a\":[{\"b\":\"x\\\\u{202E}y\"},1,null,true],\"c\":\"z\"}"));
    }
}
