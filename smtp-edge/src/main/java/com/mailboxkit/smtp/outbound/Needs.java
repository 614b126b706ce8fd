package com.mailboxkit.smtp.outbound;

import java.io.IOException;
import java.io.InputStream;

/// What a message asks of the servers that take it.
///
/// @param size in octets, as announced by SIZE (RFC 1870)
/// @param international whether its header has octets beyond ASCII, which needs SMTPUTF8 (RFC 6532)
/// @param eightBit whether its body has, which needs 8BITMIME (RFC 6152)
record Needs(long size, boolean international, boolean eightBit) {

    private static final int BUFFER = 8_192;

    /// @param added octets that are put before it
    static Needs of(InputStream message, int added) throws IOException {
        var buffer = new byte[BUFFER];
        long size = added;
        boolean inHeader = true;
        boolean lineIsEmpty = false; // a message does not begin with an empty line
        boolean international = false;
        boolean eightBit = false;
        for (int read; (read = message.read(buffer)) >= 0; size += read) {
            for (int i = 0; i < read; i++) {
                byte octet = buffer[i];
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
        return new Needs(size, international, eightBit);
    }
}
