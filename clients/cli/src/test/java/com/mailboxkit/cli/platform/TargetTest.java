package com.mailboxkit.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    @Test
    void keepsWhatAPersonWroteInOneSegment() {
        assertThat(Target.of("/threads/{}", "a/b?c#d e$1").path()).isEqualTo("/api/v1/threads/a%2Fb%3Fc%23d%20e%241");
    }

    @Test
    void saysNothingOfWhatIsNotAskedFor() {
        var target = Target.of("/inboxes").with("limit", 5).with("cursor", null).with("from", "a&b");

        assertThat(target.path()).isEqualTo("/api/v1/inboxes?limit=5&from=a%26b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void refusesWhatWouldBeAnotherPath(String segment) {
        assertThatThrownBy(() -> Target.of("/threads/{}", segment)).isInstanceOf(Failure.class);
    }
}
