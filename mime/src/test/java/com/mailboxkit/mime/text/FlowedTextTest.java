package com.mailboxkit.mime.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlowedTextTest {

    @Test
    void joinsTheLinesOfAParagraph() {
        assertThat(FlowedText.unflow("one \r\ntwo \r\nthree\r\nfour\r\n", false))
                .isEqualTo("one two three\nfour\n");
    }

    @Test
    void dropsTheBlankOfASoftBreakWhereDelSpSaysSo() {
        assertThat(FlowedText.unflow("https://a.example/ab \r\ncd now  \r\nand then\r\n\r\nx", true))
                .isEqualTo("https://a.example/abcd now and then\n\nx");
        assertThat(FlowedText.unflow("日本 \n語", true)).isEqualTo("日本語");
    }

    @Test
    void takesOneBlankFromAStuffedLine() {
        assertThat(FlowedText.unflow(" From A to B\r\n >not a quote\r\n   indented\r\n", false))
                .isEqualTo("From A to B\n>not a quote\n  indented\n");
    }

    @Test
    void joinsWithinOneDepthOfQuotesOnly() {
        assertThat(FlowedText.unflow("> old one \n> old two\n>> older \n> old \nnew \n> old", false))
                .isEqualTo("> old one old two\n>> older\n> old\nnew\n> old");
    }

    @Test
    void keepsTheLineBeforeASignatureApart() {
        assertThat(FlowedText.unflow("Bye \r\n-- \r\nAnn \r\nLtd\r\n", false)).isEqualTo("Bye\n-- \nAnn Ltd\n");
        assertThat(FlowedText.unflow("> Bye \n> -- \n> Ann\n", false)).isEqualTo("> Bye\n> -- \n> Ann\n");
        assertThat(FlowedText.unflow("Bye\n-- \nAnn", true)).isEqualTo("Bye\n-- \nAnn");
    }

    @Test
    void keepsBlankLinesBetweenParagraphs() {
        assertThat(FlowedText.unflow("one \ntwo\n\n \n>\n> \nthree", false)).isEqualTo("one two\n\n\n>\n>\nthree");
    }

    @Test
    void leavesTextWithoutSoftBreaksAsItIs() {
        for (var text : new String[] {"", "\n", "a", "a\nb", "a\n\nb\n\n", "> a"}) {
            assertThat(FlowedText.unflow(text, false)).isEqualTo(text);
        }
    }
}
