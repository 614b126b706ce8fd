package com.mailboxkit.smtp.session;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Arguments of MAIL and RCPT, and message data up to its end (RFC 5321).
public final class SmtpFuzz {

    private static final long LIMIT = 1_000_000;

    private SmtpFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        var line = new String(input, StandardCharsets.UTF_8);
        PathArgument.parse("MAIL FROM:" + line);
        PathArgument.parse("RCPT TO:<" + line);
        try (var data = new DataStream(new ByteArrayInputStream(input), LIMIT)) {
            data.readAllBytes();
        } catch (ClientGoneException noEnd) {
            // most inputs have no end of data
        }
    }
}
