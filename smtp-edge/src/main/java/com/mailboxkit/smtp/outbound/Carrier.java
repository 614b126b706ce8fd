package com.mailboxkit.smtp.outbound;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/// Angus' SMTP client, which says SMTPUTF8 for every message once a server offers it, and does not tell how far a
/// message got that failed.
final class Carrier extends SMTPTransport {

    private static final String SMTPUTF8 = "SMTPUTF8";

    private boolean international;
    private boolean handedOver;

    Carrier(Session session) {
        super(session, new URLName("smtp", null, -1, null, null, null));
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
    protected void finishData() throws IOException, MessagingException {
        handedOver = true;
        super.finishData();
    }
}
