package com.mailboxkit.authentication.dkim;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A message as it looks on the wire: each bare CR or LF is a CRLF (RFC 5321, section 2.3.8).
final class LineEnds extends FilterInputStream {

    private boolean afterReturn;
    private boolean owesFeed;

    LineEnds(InputStream message) {
        super(new BufferedInputStream(message));
    }

    @Override
    public int read() throws IOException {
        if (owesFeed) {
            owesFeed = false;
            return '\n';
        }
        int octet = in.read();
        if (afterReturn) {
            afterReturn = false;
            if (octet == '\n') {
                octet = in.read();
            }
        }
        if (octet == '\r' || octet == '\n') {
            afterReturn = octet == '\r';
            owesFeed = true;
            return '\r';
        }
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
