package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.smtp.submission.SubmissionSmtp;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmissionRateIT {

    @Test
    void countsEveryMailAsARequest(@TempDir Path data) throws IOException {
        try (var platform =
                Platform.start(data, "--mailboxkit.smtp.port=0", "--mailboxkit.rate-limits.requests-per-day=2")) {
            var ann = platform.register();
            var mail = "From: %s\nSubject: Hello\n\nHi".formatted(ann.email());
            int port = platform.bean(SubmissionSmtp.class).port();
            try (var smtp = SmtpSession.login(port, ann.key())) {
                assertThat(smtp.submit(ann.email(), mail, ann.email())).startsWith("250");
                assertThat(smtp.submit(ann.email(), mail, ann.email())).startsWith("250");
                assertThat(smtp.say("MAIL FROM:<%s>".formatted(ann.email()), 451))
                        .startsWith("451 4.7.1")
                        .contains("2 requests");
            }
        }
    }
}
