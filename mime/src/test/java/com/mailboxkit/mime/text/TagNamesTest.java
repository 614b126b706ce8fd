package com.mailboxkit.mime.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TagNamesTest {

    @Test
    void leavesHtmlAsItIs() {
        var html = "<!DOCTYPE html><p class=\"%s\">1 < 2</p><font-face-format/>".formatted("a".repeat(200));

        assertThat(TagNames.bounded(html)).isSameAs(html);
    }

    @Test
    void cutsANameThatIsTooLong() {
        assertThat(TagNames.bounded("a<" + "b".repeat(150) + ">c</" + "d<".repeat(80) + ">e"))
                .isEqualTo("a<" + "b".repeat(99) + " " + "b".repeat(51) + ">c</" + "d<".repeat(49) + " "
                        + "d<".repeat(31) + ">e");
    }

    @Test
    void keepsWhatIsReadAfterIt() {
        assertThat(HtmlText.of("<p>Hello <" + "b".repeat(5_000) + ">Ann</p><p>Bye")
                        .text())
                .isEqualTo("Hello Ann\n\nBye");
    }
}
