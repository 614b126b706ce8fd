package com.mailboxkit.mime;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/// Passes bytes on and records where the line with a known beginning starts.
final class LineFinder extends FilterOutputStream {

    private final byte[] sought;
    private long written;
    private int matched;
    private long found = -1;

    /// @param beginning without line breaks
    LineFinder(OutputStream out, String beginning) {
        super(out);
        sought = ("\r\n" + beginning).getBytes(StandardCharsets.US_ASCII);
    }

    /// Where the line starts, counted from the first byte.
    OptionalLong found() {
        return found < 0 ? OptionalLong.empty() : OptionalLong.of(found);
    }

    @Override
    public void write(int one) throws IOException {
        out.write(one);
        match((byte) one);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        for (int i = offset; i < offset + length; i++) {
            match(bytes[i]);
        }
    }

    /// A failed match can only restart with this byte: CR occurs only at the beginning.
    private void match(byte one) {
        written++;
        if (found >= 0) {
            return;
        }
        matched = one == sought[matched] ? matched + 1 : one == sought[0] ? 1 : 0;
        if (matched == sought.length) {
            found = written - sought.length + 2;
        }
    }
}
