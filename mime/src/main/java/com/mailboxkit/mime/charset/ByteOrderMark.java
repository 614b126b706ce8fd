package com.mailboxkit.mime.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The octets at the beginning of a text that declare its Unicode encoding.
///
/// @param length in octets; the mark is not part of the text
record ByteOrderMark(Charset charset, int length) {

    static Optional<ByteOrderMark> of(byte[] octets) {
        if (begins(octets, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(new ByteOrderMark(StandardCharsets.UTF_8, 3));
        }
        if (begins(octets, 0xFF, 0xFE, 0, 0)) {
            return Optional.of(new ByteOrderMark(StandardCharsets.UTF_32LE, 4));
        }
        if (begins(octets, 0xFF, 0xFE)) {
            return Optional.of(new ByteOrderMark(StandardCharsets.UTF_16LE, 2));
        }
        if (begins(octets, 0xFE, 0xFF)) {
            return Optional.of(new ByteOrderMark(StandardCharsets.UTF_16BE, 2));
        }
        return Optional.empty();
    }

    private static boolean begins(byte[] octets, int... mark) {
        if (octets.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((octets[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
