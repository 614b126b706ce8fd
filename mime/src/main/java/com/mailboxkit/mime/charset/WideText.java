package com.mailboxkit.mime.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Text in code units of two or four octets.
final class WideText {

    private WideText() {}

    static boolean isWide(Charset charset) {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
    }

    /// Whether the octets can be such text: blanks, line ends and the letters of many languages have zero
    /// octets there.
    static boolean isOne(Charset charset, byte[] octets) {
        return isWide(charset) && zeros(octets, 0) + zeros(octets, 1) > 0;
    }

    /// In the byte order of the text, whatever its label says.
    static String decode(byte[] octets, Charset charset) {
        if (!charset.name().startsWith("UTF-16")) {
            return new String(octets, charset);
        }
        boolean isBigEndian = zeros(octets, 0) > zeros(octets, 1);
        return new String(octets, isBigEndian ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    }

    private static int zeros(byte[] octets, int from) {
        int zeros = 0;
        for (int i = from; i < octets.length; i += 2) {
            zeros += octets[i] == 0 ? 1 : 0;
        }
        return zeros;
    }
}
