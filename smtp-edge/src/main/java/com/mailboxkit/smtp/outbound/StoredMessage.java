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
    private final Signed signed;
    private final String sender;

    /// @param mailFrom reverse path of the envelope
    StoredMessage(Session session, ContentStore store, ContentRef raw, String mailFrom, Signed signed) {
        super(session);
        setEnvelopeFrom(mailFrom.isEmpty() ? "<>" : AsciiForm.of(mailFrom));
        this.store = store;
        this.raw = raw;
        this.signed = signed;
        this.sender = mailFrom;
    }

    Needs needs() {
        return signed.needs();
    }

    /// Whether nobody can take it who does not speak SMTPUTF8.
    boolean isInternational() {
        return needs().international() || !AsciiForm.has(sender);
    }

    @Override
    public void writeTo(OutputStream out, String @Nullable [] ignoredHeaders) throws IOException {
        out.write(signed.field());
        try (var bytes = store.read(raw)) {
            bytes.transferTo(out);
        }
    }
}
