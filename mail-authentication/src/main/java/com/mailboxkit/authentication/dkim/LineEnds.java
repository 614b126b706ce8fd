package com.mailboxkit.authentication.dkim;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A message in the form in which it is transmitted: each bare CR or LF is a CRLF (RFC 5321, section 2.3.8).
final class LineEnds extends FilterInputStream {

    private static final int CHUNK = 8 * 1024;

    private final byte[] chunk = new byte[CHUNK];
    private int next;
    private int end;
    private boolean afterReturn;
    private boolean owesFeed;

    LineEnds(InputStream message) {
        super(message);
    }

    @Override
    public int read() throws IOException {
        var octet = new byte[1];
        return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xff;
    }

    @Override
    public int read(byte[] octets, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            if (owesFeed) {
                owesFeed = false;
                octets[offset + count++] = '\n';
            } else if (next == end && !fill()) {
                break;
            } else {
                byte octet = chunk[next++];
                boolean endedByReturn = afterReturn && octet == '\n';
                afterReturn = octet == '\r';
                if (!endedByReturn) {
                    owesFeed = afterReturn || octet == '\n';
                    octets[offset + count++] = owesFeed ? (byte) '\r' : octet;
                }
            }
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(chunk));
        return end > 0;
    }
}
