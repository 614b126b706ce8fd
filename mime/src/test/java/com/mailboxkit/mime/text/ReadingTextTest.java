package com.mailboxkit.mime.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ReadingTextTest {

    @Test
    void dropsQuotedHistory() {
        assertThat(read("Yes, please.\n\nOn Mon, Ann <ann@x.org>\nwrote:\n> Shall I?\n", null))
                .isEqualTo("Yes, please.");
    }

    @Test
    void dropsTheSignature() {
        assertThat(read("Fine.\n-- \nAnn\nExample Ltd", null)).isEqualTo("Fine.");
    }

    @Test
    void keepsAnswersBetweenQuotes() {
        assertThat(read("On Mon, Ann wrote:\n> One?\nYes.\n> Two?\nNo.", null))
                .contains("Yes.")
                .contains("No.");
    }

    @Test
    void keepsEverythingWhereNothingElseIsLeft() {
        assertThat(read("> only a quote", null)).isEqualTo("> only a quote");
    }

    @Test
    void readsHtmlWithoutMarkupScriptAndQuote() {
        assertThat(read(
                        null,
                        "<p>Hi <b>Ann</b></p><script>x()</script><ul><li>one</li></ul>"
                                + "<div class=gmail_quote>On Mon: <blockquote>old</blockquote></div>"))
                .isEqualTo("Hi Ann\n\n- one");
    }

    @Test
    void dropsTheHistoryThatOutlookShowsBesideItsMark() {
        assertThat(read(
                        null,
                        "<div><p>Yes.</p><div id=appendonsend></div><hr><div id=divRplyFwdMsg>From: Ann</div>"
                                + "<p>Shall I?</p></div><p>Sent by hand</p>"))
                .isEqualTo("Yes.\n\nSent by hand");
    }

    @Test
    @Timeout(60) // it is a matter of milliseconds, unless every attribution is held against all that follows
    void readsAsManyAttributionsAsAMessageHolds() {
        assertThat(read("On a wrote:\n".repeat(80_000) + "> b", null)).startsWith("On a wrote:");
    }

    @Test
    @Timeout(60) // as long as an element is not held against all of its siblings
    void readsAsManyElementsAsAMessageHolds() {
        assertThat(read(null, "a" + "<p>".repeat(330_000))).isEqualTo("a");
        assertThat(read(null, "a" + "<p class=gmail_quote>".repeat(50_000))).isEqualTo("a");
        assertThat(read(null, "a" + "<style></style>".repeat(66_000))).isEqualTo("a");
    }

    private static String read(@Nullable String text, @Nullable String html) {
        return ReadingText.of(text, html, null).text();
    }
}
