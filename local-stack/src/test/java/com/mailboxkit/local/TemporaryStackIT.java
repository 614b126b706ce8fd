package com.mailboxkit.local;

import static com.mailboxkit.local.LocalStackFixtures.query;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TemporaryStackIT {

    @Test
    void servesBothAndLeavesNothingBehind() throws Exception {
        var stack = TemporaryStack.create();
        try (stack) {
            var elasticsearch = stack.elasticsearch();
            assertThat(stack.postgres()).isSameAs(stack.postgres());
            assertThat(query(stack.postgres(), "select 1")).isEqualTo("1");
            elasticsearch.ready().join();
        }
        assertThat(stack.dataDirectory()).doesNotExist();
    }
}
