package com.mailboxkit.mime.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPartTest {

    private static final String HTML = "<p>Your parcel 1Z999 arrives on Friday, code NUMBAT77. Ann from the shop.</p>";
    private static final String SHOWN = "Your parcel 1Z999 arrives on Friday, code NUMBAT77. Ann from the shop.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \r\n",
                "\u00a0",
                "\u200b\u00a0\ufeff\r\n",
                "-- \r\nAnn\r\nShop Ltd",
                "--\nAnn",
                "View this email in your browser: https://m.example/v/1",
                "https://m.example/v/1",
                "[image: logo.png]",
                "&nbsp;\r\n[cid:logo] &nbsp;",
                "This email is best viewed in HTML. See HTML version for full formatting.",
                "Your email client does not support HTML messages.",
                "Falls diese E-Mail nicht richtig angezeigt wird, öffnen Sie sie im Browser: https://m.example/v/1",
                "Ihr E-Mail-Programm unterstützt leider keine HTML-E-Mails.",
                "Voir la version en ligne : https://m.example/v/1",
                "Si no puede ver este mensaje, ábralo en su navegador.",
                "Als deze e-mail niet goed wordt weergegeven, klik dan hier.",
                "Если письмо отображается неправильно, откройте его в браузере.",
                "このメールはHTML形式です。",
                "您的邮件客户端不支持HTML格式。"
            })
    void givesWayToTheHtmlWhereItSaysNothing(String text) {
        assertThat(ReadingText.of(text, HTML, null).text()).isEqualTo(SHOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Your parcel 1Z999 arrives on Friday, code NUMBAT77.",
                "Yes, on Friday. Which browser do you use, and why that one?"
            })
    void isReadWhereItIsAText(String text) {
        assertThat(ReadingText.of(text, "<p>" + text + "</p>", null).text()).isEqualTo(text);
        assertThat(ReadingText.of(text, "<img src=x>", null).text()).isEqualTo(text);
    }

    @Test
    void givesWayToHtmlThatSaysMuchMore() {
        assertThat(ReadingText.of("Newsletter", "<p>" + "Many words of news. ".repeat(20) + "</p>", null)
                        .text())
                .startsWith("Many words");
    }

    @Test
    void leavesTheWordsOfBothPartsToBeFound() {
        assertThat(ReadingText.everyWord("Open in browser", "<p>Code NUMBAT77</p>"))
                .contains("Open in browser", "NUMBAT77");
        assertThat(ReadingText.everyWord("\u00a0", "<p>Code NUMBAT77</p>")).isEqualTo("Code NUMBAT77");
        assertThat(ReadingText.everyWord("Code NUMBAT77\n> old", "<p>Code</p><p>NUMBAT77 <b>too</b></p>"))
                .isEqualTo("Code NUMBAT77\n> old\nNUMBAT77 too");
        assertThat(ReadingText.everyWord("Code", null)).isEqualTo("Code");
        assertThat(ReadingText.everyWord(null, null)).isEmpty();
    }
}
