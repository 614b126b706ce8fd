package com.mailboxkit.smtp.outbound;

import com.mailboxkit.smtp.outbound.DeliveryProperties.Timeouts;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/// Angus' SMTP client, which says SMTPUTF8 for every message once a server offers it, waits equally long for every
/// answer, and does not tell how far a message got that failed.
final class SmtpConnection extends SMTPTransport {

    private static final String SMTPUTF8 = "SMTPUTF8";

    private final TimeoutSocketFactory socket;
    private final Timeouts timeouts;
    private boolean international;
    private boolean handedOver;

    /// A step of a transaction, with one or more answers.
    private interface Step {
        void run() throws IOException, MessagingException;
    }

    SmtpConnection(Session session, Timeouts timeouts) {
        this(session, TimeoutSocketFactory.of(session), timeouts);
    }

    private SmtpConnection(Session session, TimeoutSocketFactory socket, Timeouts timeouts) {
        super(socket.session(session), new URLName("smtp", null, -1, null, null, null));
        this.socket = socket;
        this.timeouts = timeouts;
    }

    /// @param needed whether the next message needs SMTPUTF8 (RFC 6531): many servers refuse what says it without need
    void begin(boolean needed) {
        international = needed;
        handedOver = false;
    }

    /// Whether all of the message was sent, so that the server may have taken it though its answer did not come.
    boolean isHandedOver() {
        return handedOver;
    }

    /// @param extension by its name in the answer to EHLO
    boolean offers(String extension) {
        return super.supportsExtension(extension);
    }

    @Override
    public boolean supportsExtension(String extension) {
        return (international || !SMTPUTF8.equals(extension)) && super.supportsExtension(extension);
    }

    @Override
    protected void mailFrom() throws MessagingException {
        within(timeouts.mail(), super::mailFrom);
    }

    @Override
    protected void rcptTo() throws MessagingException {
        within(timeouts.recipient(), super::rcptTo);
    }

    @Override
    protected OutputStream data() throws MessagingException {
        var stream = new AtomicReference<OutputStream>();
        within(timeouts.data(), () -> stream.set(super.data()));
        return stream.get();
    }

    @Override
    protected void finishData() throws MessagingException {
        handedOver = true;
        within(timeouts.end(), super::finishData);
    }

    private void within(Duration time, Step step) throws MessagingException {
        try {
            socket.waitFor(time);
            step.run();
            socket.waitFor(timeouts.greeting());
        } catch (IOException broken) {
            throw new MessagingException("The connection broke", broken);
        }
    }
}
