package com.mailboxkit.mime.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/// Delivery reports and complaints (RFC 3464, RFC 5965), and what looks like one.
public final class ReportFuzz {

    private ReportFuzz() {}

    public static void fuzzerTestOneInput(byte[] mail) throws IOException {
        ReportReader.read(new ByteArrayInputStream(mail));
    }
}
