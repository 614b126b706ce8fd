package com.mailboxkit.mime.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlHistoryTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class=gmail_quote><div class=gmail_attr>Ann sagte irgendwas<br></div><blockquote class=gmail_quote>old</blockquote></div>",
                "<div class='gmail_quote gmail_quote_container'>On Mon: <blockquote>old</blockquote></div>",
                "<div class=gmail_quote>On 16 Nov 2026, Ann wrote:<br>old</div>",
                "<div class=moz-cite-prefix>Am Montag sagte Ann</div><blockquote type=cite>old</blockquote>",
                "<blockquote type=cite><div>On Nov 16, 2026, at 10:00, Ann &lt;a@x.example&gt; wrote:</div>old</blockquote>",
                "<div class=yahoo_quoted>Ann wrote on Monday:<div>old</div></div>",
                "<div id='ydp1yahoo_quoted_2' class='ydp1yahoo_quoted'>Ann wrote<div>old</div></div>",
                "<span id=OLK_SRC_BODY_SECTION><div>From: Ann</div>old</span>",
                "<div class=protonmail_quote>On Monday Ann wrote<blockquote class=protonmail_quote type=cite>old</blockquote></div>",
                "<div class=zmail_extra>---- On Mon Ann wrote ----<div>old</div></div>",
                "<div id=appendonsend></div><hr><div id=divRplyFwdMsg>X: Ann</div><div>old</div>",
                "<hr id=stopSpelling>Ann said<div>old</div>",
                "<div style='border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0in 0in 0in'><p class=MsoNormal><b>Від:</b> A &lt;a@x.example&gt;<br>"
                        + "<b>Надіслано:</b> 16 листопада 2026 р. 10:00<br><b>Кому:</b> Bo<br><b>Тема:</b> x</p></div><p>old</p>",
                "<div>2026年11月16日 10:00 Ann &lt;a@x.example&gt;:</div><blockquote>old</blockquote>",
                "<hr><b>From: a@x.example</b> <b>Date: Thu, 24 Mar 2026 08:07:12 -0700</b><div>old</div>"
            })
    void dropsWhatMailProgramsMarkAsHistory(String history) {
        assertThat(read("<div>New words</div><br>" + history)).isEqualTo("New words");
    }

    @Test
    void keepsAnswersBelowAndBetweenQuotes() {
        assertThat(
                        read(
                                "<div class=gmail_quote><div class=gmail_attr>Ann:</div><blockquote>old</blockquote></div><div>New words</div>"))
                .isEqualTo("New words");
        assertThat(
                        read(
                                "<div class=gmail_quote>Ann:<blockquote>One?</blockquote><div>Yes.</div><blockquote>Two?</blockquote><div>No.</div></div>"))
                .contains("Yes.", "No.");
    }

    @Test
    void keepsAQuoteThatTheWriterChose() {
        assertThat(read("<p>Think.</p><p>As he said:</p><blockquote>To be</blockquote><p>Nice.</p>"))
                .contains("To be", "Nice.");
    }

    private static String read(String html) {
        return ReadingText.of(null, html, null).text();
    }
}
