package com.mailboxkit.smtp.outbound;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// What a message asks of the servers that take it.
///
/// @param size in octets, as announced by SIZE (RFC 1870)
/// @param international whether its header has octets beyond ASCII, which needs SMTPUTF8 (RFC 6532)
/// @param eightBit whether its body has, which needs 8BITMIME (RFC 6152)
record RequiredExtensions(long size, boolean international, boolean eightBit) {

    static RequiredExtensions of(InputStream message) throws IOException {
        var watch = new Watch(message);
        watch.transferTo(OutputStream.nullOutputStream());
        return watch.seen();
    }

    /// @param octets that are put before it
    RequiredExtensions with(int octets) {
        return new RequiredExtensions(size + octets, international, eightBit);
    }

    /// Finds out while somebody else reads a message.
    static final class Watch extends FilterInputStream {

        private long size;
        private boolean inHeader = true;
        private boolean lineIsEmpty; // a message does not begin with an empty line
        private boolean international;
        private boolean eightBit;

        Watch(InputStream message) {
            super(message);
        }

        /// Of what was read by now.
        RequiredExtensions seen() {
            return new RequiredExtensions(size, international, eightBit);
        }

        @Override
        public int read() throws IOException {
            int octet = in.read();
            if (octet >= 0) {
                see((byte) octet);
            }
            return octet;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            for (int i = 0; i < read; i++) {
                see(buffer[offset + i]);
            }
            return read;
        }

        private void see(byte octet) {
            size++;
            if (octet < 0) {
                international |= inHeader;
                eightBit |= !inHeader;
            }
            if (octet == '\n') {
                inHeader &= !lineIsEmpty;
                lineIsEmpty = true;
            } else if (octet != '\r') {
                lineIsEmpty = false;
            }
        }
    }
}
