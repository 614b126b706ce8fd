package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.server.Api.Answer;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInLimitIT {

    @Test
    void limitsAttemptsFromOneAddress(@TempDir Path data) {
        try (var platform =
                Platform.start(data, "--mailboxkit.smtp.port=0", "--mailboxkit.sessions.sign-ins-per-address=3")) {
            var body = "{\"api_key\":\"%s\"}".formatted(platform.register().key());

            var statuses = IntStream.range(0, 5)
                    .mapToObj(i -> platform.call(null, "POST", "/api/v1/sessions", body))
                    .map(Answer::status)
                    .toList();

            assertThat(statuses).containsExactly(201, 201, 201, 429, 429);
        }
    }
}
