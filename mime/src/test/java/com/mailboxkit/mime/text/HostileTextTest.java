package com.mailboxkit.mime.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Many repetitions of one element take a second at most, unless each is compared with all others.
class HostileTextTest {

    private static final int SIZE = 400_000;

    @ParameterizedTest
    @Timeout(60)
    @ValueSource(
            strings = {
                "<div>",
                "<blockquote>a<br>",
                "<ul><li>x",
                "<table><tr><td>x",
                "<a href=https://x.example/>x",
                "<span style='color:red'>x",
                "<div class=gmail_quote><blockquote>x</blockquote></div>",
                "<p id=appendonsend>x",
                "<pre>\n",
                "<style>.a{display:none}</style>",
                "<img alt=x>",
                "<!--",
                "&#8203;"
            })
    void readsMuchHtmlOfOneKind(String piece) {
        String html = piece.repeat(SIZE / piece.length());
        assertThat(HtmlText.of(html).text().length()).isLessThan(html.length() * 4);
        assertThat(ReadingText.of(null, html, null)).isNotNull();
    }

    @ParameterizedTest
    @Timeout(60)
    @ValueSource(
            strings = {
                "a:\n",
                "On a wrote:\n",
                "On 12 May 2026 10:00 Ann <a@x.example> wrote:\n",
                "From: a@x.example\n",
                "Date: 12 May 2026 10:00\nx\n\n",
                "--\n\n\n\n",
                "_____\n\n",
                "-----x-----\n\n\n",
                "Begin forwarded message:\n\n",
                "> x\ny\n",
                "> <http\n",
                "Sent from my iPhone\n",
                "<\n",
                "http ",
                "1-"
            })
    void readsManyLinesOfOneKind(String line) {
        String text = line.repeat(SIZE / line.length());
        assertThat(ReadingText.of(text, null, null).text()).isNotEmpty();
        assertThat(FlowedText.unflow(text, true)).isNotEmpty();
    }

    @Test
    @Timeout(60)
    void holdsManySelectorsAgainstManyElements() {
        var html = new StringBuilder("<style>");
        var classes = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            classes.append('k').append(i).append(' ');
            for (int j = 0; j < 24; j++) {
                html.append(".z%d .k%d{color:red}".formatted(j, i));
            }
        }
        html.append("</style>");
        while (html.length() < SIZE) {
            html.append("<div class='").append(classes).append("'>x");
        }
        assertThat(HtmlText.of(html.toString()).text()).startsWith("x\nx");
    }

    @Test
    void readsWhateverStands() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var pieces = new String[] {
            "<",
            ">",
            "&",
            ";",
            "{",
            "}",
            "style=\"",
            "\"",
            "<style>",
            "</style>",
            "color:",
            "rgb(",
            "#",
            "font-size:",
            "-",
            "0",
            "9e9",
            "<a href=",
            "https://urldefense.com/v3/__",
            "?url=%",
            "<td>",
            "<table>",
            "<p>",
            "</p>",
            "\n",
            "\r",
            "> ",
            "From: ",
            "a@b.c",
            "12.5.2026 10:00",
            ":",
            " wrote:",
            "--",
            "-----Original Message-----",
            "\u0000",
            "\ud83d",
            "\u200b",
            "@media",
            "<blockquote>"
        };
        for (int i = 0; i < 3_000; i++) {
            var text = new StringBuilder();
            for (int j = random.nextInt(40); j > 0; j--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String input = text.toString();
            assertThat(ReadingText.of(input, null, input)).as("seed %d", seed).isNotNull();
            assertThat(ReadingText.of(null, input, null)).as("seed %d", seed).isNotNull();
            assertThat(ReadingText.everyWord(input, input)).as("seed %d", seed).isNotNull();
            assertThat(FlowedText.unflow(input, false)).as("seed %d", seed).isNotNull();
        }
    }
}
