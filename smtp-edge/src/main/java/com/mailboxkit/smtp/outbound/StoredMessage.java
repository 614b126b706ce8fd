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

    /// @param mailFrom reverse path of the envelope
    /// @param signature a header field, or nothing
    StoredMessage(Session session, ContentStore store, ContentRef raw, String mailFrom, byte[] signature) {
        super(session);
        setEnvelopeFrom(mailFrom.isEmpty() ? "<>" : mailFrom);
        this.store = store;
        this.raw = raw;
        this.signature = signature;
    }

    @Override
    public void writeTo(OutputStream out, String @Nullable [] ignoredHeaders) throws IOException {
        out.write(signature);
        try (var bytes = store.read(raw)) {
            bytes.transferTo(out);
        }
    }
}
