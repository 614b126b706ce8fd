package com.mailboxkit.smtp.outbound;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.content.ContentRef;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;

/// A message whose bytes go out as they were stored when it was accepted, under its signature.
final class StoredMessage extends SMTPMessage {

    private final ContentStore store;
    private final ContentRef raw;
    private final byte[] signature;
    private final String sender;
    private final Needs needs;

    /// @param mailFrom reverse path of the envelope
    /// @param signature a header field, or nothing
    /// @throws IOException where it cannot be read
    StoredMessage(Session session, ContentStore store, ContentRef raw, String mailFrom, byte[] signature)
            throws IOException {
        super(session);
        setEnvelopeFrom(mailFrom.isEmpty() ? "<>" : AsciiForm.of(mailFrom));
        this.store = store;
        this.raw = raw;
        this.signature = signature;
        this.sender = mailFrom;
        try (var bytes = store.read(raw)) {
            this.needs = Needs.of(bytes, signature.length);
        }
    }

    Needs needs() {
        return needs;
    }

    /// Whether nobody can take it who does not speak SMTPUTF8.
    boolean isInternational() {
        return needs.international() || !AsciiForm.has(sender);
    }

    @Override
    public void writeTo(OutputStream out, String @Nullable [] ignoredHeaders) throws IOException {
        out.write(signature);
        try (var bytes = store.read(raw)) {
            bytes.transferTo(out);
        }
    }
}
