package com.mailboxkit.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {

    @Test
    void readsATypeWithItsParameters() {
        assertThat(MediaType.parse(" Text/Calendar ; METHOD=REQUEST;charset=\"utf\\-8\"; "))
                .contains(new MediaType("text/calendar", Map.of("method", "REQUEST", "charset", "utf-8")));
        assertThat(MediaType.parse("application/vnd.api+json"))
                .contains(new MediaType("application/vnd.api+json", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "text/",
                "/plain",
                "te xt/plain",
                "text/plain charset=utf-8",
                "text/plain; charset",
                "text/plain; charset=",
                "text/plain; =utf-8",
                "text/plain; charset=\"utf-8",
                "text/plain; charset=a; CHARSET=b",
                "text/plain; charset=a\r\nBcc: eve@example.com",
                "text/plain; charset=\"a\nb\"",
                "text/plain, text/html"
            })
    void refusesWhatIsMadeOtherwise(String text) {
        assertThat(MediaType.parse(text)).isEmpty();
    }
}
