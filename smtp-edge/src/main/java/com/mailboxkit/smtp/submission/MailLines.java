package com.mailboxkit.smtp.submission;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.RejectException;

/// The lines of a mail, however they end: CRLF, bare CR and bare LF all end one, and CRLF is what goes out. A receiver
/// who took one of the others for an end of the mail could be sold a second one.
final class MailLines {

    private static final int MAX_LINE = 998; // octets; RFC 5322, section 2.1.1

    private final InputStream mail;
    private final long maxSize;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(MAX_LINE);
    private long size;
    private boolean afterCr;

    /// @param maxSize in bytes
    MailLines(InputStream mail, long maxSize) {
        this.mail = mail;
        this.maxSize = maxSize;
    }

    /// The next line without its end; null after the last one.
    ///
    /// @throws RejectException where it is too long, or the mail too large
    byte @Nullable [] next() throws IOException, RejectException {
        line.reset();
        for (int next; (next = mail.read()) >= 0; ) {
            if (++size > maxSize) {
                throw new RejectException(552, "5.3.4 The message is larger than " + maxSize + " bytes");
            }
            boolean endOfCrLf = afterCr && next == '\n';
            afterCr = next == '\r';
            if (endOfCrLf) {
                continue;
            }
            if (next == '\r' || next == '\n') {
                return line.toByteArray();
            }
            line.write(next);
            if (line.size() > MAX_LINE) {
                throw new RejectException(
                        554,
                        "5.6.0 A line is longer than " + MAX_LINE
                                + " octets: encode the part as quoted-printable or base64");
            }
        }
        return line.size() == 0 ? null : line.toByteArray();
    }

    /// Writes the lines that are left.
    void transferTo(OutputStream out) throws IOException, RejectException {
        for (byte[] next; (next = next()) != null; ) {
            out.write(next);
            out.write('\r');
            out.write('\n');
        }
    }
}
