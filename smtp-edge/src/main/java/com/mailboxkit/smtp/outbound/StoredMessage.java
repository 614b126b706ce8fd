package com.mailboxkit.smtp.outbound;

import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;

/// A copy of a message on its way out, under its signature.
final class StoredMessage extends SMTPMessage {

    private final Copy copy;
    private final Signed signed;
    private final String sender;

    /// @param mailFrom reverse path of the envelope
    StoredMessage(Session session, Copy copy, String mailFrom, Signed signed) {
        super(session);
        setEnvelopeFrom(mailFrom.isEmpty() ? "<>" : AsciiForm.of(mailFrom));
        this.copy = copy;
        this.signed = signed;
        this.sender = mailFrom;
    }

    RequiredExtensions needs() {
        return signed.needs();
    }

    /// Whether nobody can take it who does not speak SMTPUTF8.
    boolean isInternational() {
        return needs().international() || !AsciiForm.has(sender);
    }

    @Override
    public void writeTo(OutputStream out, String @Nullable [] ignoredHeaders) throws IOException {
        out.write(signed.field());
        try (var bytes = copy.open()) {
            bytes.transferTo(out);
        }
    }
}
