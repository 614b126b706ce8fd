package com.mailboxkit.mime.charset;

import java.nio.charset.Charset;

/// Charsets of the ISO 2022 family, 7-bit encodings that switch character sets with ESC.
final class EscapedText {

    /// ISO-2022-JP with Microsoft's additions: circled digits, half-width kana and more (CP50221).
    static final Charset JAPANESE = Charset.forName("x-windows-50221");

    private static final byte ESC = 0x1B;

    private EscapedText() {}

    static boolean isOne(Charset charset) {
        return charset.equals(JAPANESE) || charset.name().startsWith("ISO-2022-");
    }

    /// Whether it switches to the Japanese characters of JIS X 0208, as no other text does.
    static boolean isJapanese(byte[] octets) {
        for (int i = 0; i + 2 < octets.length; i++) {
            if (octets[i] == ESC && octets[i + 1] == '$' && (octets[i + 2] == 'B' || octets[i + 2] == '@')) {
                return true;
            }
        }
        return false;
    }
}
