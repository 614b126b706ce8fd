package com.mailboxkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentsTest {

    @ParameterizedTest
    @CsvSource({
        "report.pdf, report.pdf",
        "../../etc/passwd, _.._etc_passwd",
        "/etc/passwd, _etc_passwd",
        "'..\\boot.ini', _boot.ini",
        ".bashrc, bashrc",
        "-rf, rf",
        "C:evil, C_evil",
        "'', attachment",
        "..., attachment",
        "Grüße 日本.txt, Grüße 日本.txt"
    })
    void letsAStrangerChooseOnlyANameInTheFolder(String name, String expected) {
        assertThat(Attachments.harmless(name)).isEqualTo(expected);
    }

    @Test
    void keepsTheEndOfALongName() {
        assertThat(Attachments.harmless("a".repeat(300) + ".pdf")).hasSize(100).endsWith(".pdf");
    }
}
