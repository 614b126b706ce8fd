package com.mailboxkit.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageIdsTest {

    @Test
    void readsIdsInBrackets() {
        assertThat(MessageIds.all("<a@x.example> <b@x.example>\t<a@x.example>"))
                .containsExactly("<a@x.example>", "<b@x.example>");
        assertThat(MessageIds.all("<a@x.example><b@x.example>,<c@x.example>"))
                .containsExactly("<a@x.example>", "<b@x.example>", "<c@x.example>");
        assertThat(MessageIds.all("Your message of \"Mon\" <a@x.example> from bo@x.example"))
                .containsExactly("<a@x.example>");
    }

    @Test
    void readsIdsThatLackBrackets() {
        assertThat(MessageIds.all("01K@agent.localhost")).containsExactly("<01K@agent.localhost>");
        assertThat(MessageIds.all("a@x.example, b@x.example")).containsExactly("<a@x.example>", "<b@x.example>");
        assertThat(MessageIds.one("762EDC047C5C644FB2@GLGAUEXMB01")).contains("<762EDC047C5C644FB2@GLGAUEXMB01>");
        assertThat(MessageIds.one("762EDC")).contains("<762EDC>");
    }

    @Test
    void readsIdsThatSomebodyEncoded() {
        assertThat(MessageIds.all("=?utf-8?q?=3C01K=40agent.localhost=3E?=")).containsExactly("<01K@agent.localhost>");
    }

    @Test
    void keepsBlanksWithinAnId() {
        assertThat(MessageIds.one("<abc def@x.example>")).contains("<abc def@x.example>");
        assertThat(MessageIds.all("<abc\t def@x.example>")).containsExactly("<abc def@x.example>");
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(MessageIds.all("")).isEmpty();
        assertThat(MessageIds.all("<>")).isEmpty();
        assertThat(MessageIds.all("your message of Monday")).isEmpty();
        assertThat(MessageIds.one(" ")).isEmpty();
        assertThat(MessageIds.one("<" + "a".repeat(2_000) + ">")).isEmpty();
    }
}
