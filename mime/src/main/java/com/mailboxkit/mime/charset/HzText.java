package com.mailboxkit.mime.charset;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/// HZ (RFC 1843): GB 2312 in 7 bits, between `~{` and `~}`, which Java does not support.
final class HzText {

    private static final Charset GB2312 = Charset.forName("GB18030");

    private HzText() {}

    static boolean isNamedBy(String label) {
        var key = EncodingLabels.key(label);
        return key.equals("hz") || key.equals("hzgb2312") || key.equals("hzgb");
    }

    static String decode(byte[] octets) {
        var eightBit = new ByteArrayOutputStream(octets.length);
        boolean isChinese = false;
        for (int i = 0; i < octets.length; i++) {
            char next = i + 1 < octets.length ? (char) octets[i + 1] : ' ';
            if (octets[i] == '\n') {
                isChinese = false; // reset at the end of each line
                eightBit.write('\n');
            } else if (octets[i] == '~' && "{}~\n".indexOf(next) >= 0) {
                isChinese = next == '{' || next == '~' && isChinese;
                if (next == '~') {
                    eightBit.write('~');
                }
                i++;
            } else {
                eightBit.write(isChinese ? octets[i] | 0x80 : octets[i]);
            }
        }
        return new String(eightBit.toByteArray(), GB2312);
    }
}
