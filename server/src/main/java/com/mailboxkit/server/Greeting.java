package com.mailboxkit.server;

import com.mailboxkit.local.DataDirectory;
import com.mailboxkit.smtp.inbound.InboundSmtp;
import com.mailboxkit.smtp.submission.SubmissionSmtp;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;

/// Tells whoever started the platform where everything is and what to try first.
class Greeting {

    private final @Nullable InboundSmtp smtp;
    private final @Nullable SubmissionSmtp submission;
    private final DataDirectory data;

    /// @param smtp null where this process takes no mail
    Greeting(@Nullable InboundSmtp smtp, @Nullable SubmissionSmtp submission, DataDirectory data) {
        this.smtp = smtp;
        this.submission = submission;
        this.data = data;
    }

    @EventListener
    @SuppressWarnings("SystemOut") // for the person at the terminal, not for the log
    void ready(ApplicationReadyEvent ready) {
        var web = (WebServerApplicationContext) ready.getApplicationContext();
        int port = Objects.requireNonNull(web.getWebServer(), "the web server runs")
                .getPort();
        if (smtp == null || submission == null) {
            System.out.printf("""

                    MailboxKit is up.
                      API         http://localhost:%1$d/api/v1
                      data        %2$s

                    """, port, data.root());
            return;
        }
        System.out.printf("""

                MailboxKit is up.
                  dashboard   http://localhost:%1$d
                  API         http://localhost:%1$d/api/v1
                  SMTP        localhost:%2$d
                  submission  localhost:%3$d (SMTP with the user apikey and an API key as password)
                  data        %4$s

                Open the dashboard in a browser, or register an agent:
                  curl -s -X POST http://localhost:%1$d/api/v1/register -H 'Content-Type: application/json' \\
                    -d '{"name": "My Agent", "owner_email": "you@example.com"}'

                """, port, smtp.port(), submission.port(), data.root());
    }
}
