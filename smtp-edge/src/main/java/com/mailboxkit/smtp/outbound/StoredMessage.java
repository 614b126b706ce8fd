package com.mailboxkit.smtp.outbound;

import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;

/// A copy of a message on its way out, under its signature.
final class StoredMessage extends SMTPMessage {

    private final Copy copy;
    private final byte[] signature;

    /// @param mailFrom reverse path of the envelope
    /// @param signature a header field, or nothing
    StoredMessage(Session session, Copy copy, String mailFrom, byte[] signature) {
        super(session);
        setEnvelopeFrom(mailFrom.isEmpty() ? "<>" : mailFrom);
        this.copy = copy;
        this.signature = signature;
    }

    @Override
    public void writeTo(OutputStream out, String @Nullable [] ignoredHeaders) throws IOException {
        out.write(signature);
        try (var bytes = copy.open()) {
            bytes.transferTo(out);
        }
    }
}
