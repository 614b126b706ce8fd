package com.mailboxkit.server.health;

import com.mailboxkit.smtp.inbound.InboundSmtp;
import com.mailboxkit.smtp.submission.SubmissionSmtp;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Supplier;

/// How many clients are connected to each SMTP port.
final class SmtpSessions implements MeterBinder {

    private final InboundSmtp inbound;
    private final SubmissionSmtp submission;

    SmtpSessions(InboundSmtp inbound, SubmissionSmtp submission) {
        this.inbound = inbound;
        this.submission = submission;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        gauge(meters, "inbound", inbound::sessions);
        gauge(meters, "submission", submission::sessions);
    }

    private static void gauge(MeterRegistry meters, String port, Supplier<Number> sessions) {
        Gauge.builder("mailboxkit.smtp.sessions", sessions)
                .tag("port", port)
                .description("Clients that are connected to this node")
                .register(meters);
    }
}
