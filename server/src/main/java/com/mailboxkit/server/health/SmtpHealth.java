package com.mailboxkit.server.health;

import com.mailboxkit.smtp.inbound.InboundSmtp;
import com.mailboxkit.smtp.submission.SubmissionSmtp;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Whether both SMTP ports are open.
final class SmtpHealth implements HealthIndicator {

    private final InboundSmtp inbound;
    private final SubmissionSmtp submission;

    SmtpHealth(InboundSmtp inbound, SubmissionSmtp submission) {
        this.inbound = inbound;
        this.submission = submission;
    }

    @Override
    public Health health() {
        return inbound.isRunning() && submission.isRunning()
                ? Health.up().build()
                : Health.outOfService().build();
    }
}
