package com.mailboxkit.smtp.submission;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.subethamail.smtp.RejectException;

/// The header of a mail that an SMTP client composed.
public final class SubmittedFuzz {

    private static final long LIMIT = 1_000_000;

    private SubmittedFuzz() {}

    public static void fuzzerTestOneInput(byte[] mail) throws IOException {
        try {
            SubmittedHeader.read(new MailLines(new ByteArrayInputStream(mail), LIMIT));
        } catch (RejectException refused) {
            // the client is told
        }
    }
}
