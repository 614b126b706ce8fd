package com.mailboxkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void endsWhereThereIsNoRowBeyondIt() {
        var page = Page.of(List.of("c", "b"), new PageRequest(2, null), Cursor::at);

        assertThat(page.data()).containsExactly("c", "b");
        assertThat(page.meta().nextCursor()).isNull();
    }

    @Test
    void goesOnAfterTheLastRowShown() {
        var request = new PageRequest(2, null);
        assertThat(request.fetch()).isEqualTo(3);

        var page = Page.of(List.of("c", "b", "a"), request, Cursor::at);

        assertThat(page.data()).containsExactly("c", "b");
        assertThat(page.meta().nextCursor()).isEqualTo(Cursor.at("b").encode());
    }

    @Test
    void isEmptyWhereNothingIs() {
        var page = Page.of(List.<String>of(), new PageRequest(2, null), Cursor::at);

        assertThat(page.data()).isEmpty();
        assertThat(page.meta().nextCursor()).isNull();
    }
}
