package com.mailboxkit.mime;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Ends lines with CRLF that end with LF.
final class LineEnds extends FilterInputStream {

    private int before = -1;
    private boolean owesLineFeed;

    LineEnds(InputStream lines) {
        super(lines);
    }

    @Override
    public int read() throws IOException {
        if (owesLineFeed) {
            owesLineFeed = false;
            before = '\n';
            return '\n';
        }
        int octet = in.read();
        if (octet == '\n' && before != '\r') {
            owesLineFeed = true;
            return '\r';
        }
        before = octet;
        return octet;
    }

    @Override
    public int read(byte[] octets, int offset, int length) throws IOException {
        int count = 0;
        for (int octet; count < length && (octet = read()) >= 0; count++) {
            octets[offset + count] = (byte) octet;
        }
        return count == 0 && length > 0 ? -1 : count;
    }
}
