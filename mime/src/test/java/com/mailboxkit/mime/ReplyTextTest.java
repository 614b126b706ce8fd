package com.mailboxkit.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplyTextTest {

    @Test
    void dropsQuotedHistory() {
        assertThat(ReplyText.of("Yes, please.\n\nOn Mon, Ann <ann@x.org>\nwrote:\n> Shall I?\n", null))
                .isEqualTo("Yes, please.");
    }

    @Test
    void dropsTheSignature() {
        assertThat(ReplyText.of("Fine.\n-- \nAnn\nExample Ltd", null)).isEqualTo("Fine.");
    }

    @Test
    void keepsAnswersBetweenQuotes() {
        assertThat(ReplyText.of("On Mon, Ann wrote:\n> One?\nYes.\n> Two?\nNo.", null))
                .contains("Yes.")
                .contains("No.");
    }

    @Test
    void keepsEverythingWhereNothingElseIsLeft() {
        assertThat(ReplyText.of("> only a quote", null)).isEqualTo("> only a quote");
    }

    @Test
    void readsHtmlWithoutMarkupScriptAndQuote() {
        assertThat(ReplyText.of(
                        null,
                        "<p>Hi <b>Ann</b></p><script>x()</script><ul><li>one</li></ul>"
                                + "<div class=gmail_quote>On Mon: <blockquote>old</blockquote></div>"))
                .isEqualTo("Hi Ann\n\n- one");
    }
}
