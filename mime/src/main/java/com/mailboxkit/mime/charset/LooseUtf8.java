package com.mailboxkit.mime.charset;

import java.nio.charset.StandardCharsets;

/// UTF-8 in which invalid octets are read as windows-1252: text that is entirely one or the other is decoded
/// correctly, and so is text that mixes both.
final class LooseUtf8 {

    /// The windows-1252 characters in place of the controls 0x80 to 0x9F (WHATWG Encoding, index windows-1252).
    private static final String WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private LooseUtf8() {}

    static String decode(byte[] octets) {
        var text = new StringBuilder(octets.length);
        boolean isUtf8 = false;
        for (int i = 0; i < octets.length; ) {
            int length = sequence(octets, i);
            if (length > 1) {
                isUtf8 = true;
                text.append(new String(octets, i, length, StandardCharsets.UTF_8));
            } else if (length == 0 && isUtf8 && isCutOff(octets, i)) {
                return text.append('\uFFFD').toString();
            } else {
                text.append(windows1252(octets[i] & 0xff));
                length = 1;
            }
            i += length;
        }
        return text.toString();
    }

    static String windows1252(byte[] octets) {
        var text = new StringBuilder(octets.length);
        for (byte octet : octets) {
            text.append(windows1252(octet & 0xff));
        }
        return text.toString();
    }

    /// Whether all of it is UTF-8, and not only ASCII.
    static boolean isProper(byte[] octets) {
        boolean found = false;
        for (int i = 0; i < octets.length; ) {
            int length = sequence(octets, i);
            if (length == 0) {
                return found && isCutOff(octets, i);
            }
            found |= length > 1;
            i += length;
        }
        return found;
    }

    /// The number of octets of the character at this position; 0 where it is invalid.
    private static int sequence(byte[] octets, int at) {
        int length = announced(octets[at] & 0xff);
        if (length <= 1) {
            return length;
        }
        return at + length <= octets.length && isContinued(octets, at, length) ? length : 0;
    }

    /// A text that was truncated within its last character, which has at least two octets.
    private static boolean isCutOff(byte[] octets, int at) {
        int left = octets.length - at;
        return left > 1 && announced(octets[at] & 0xff) > left && isContinued(octets, at, left);
    }

    private static int announced(int lead) {
        if (lead < 0x80) {
            return 1;
        }
        return lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    }

    /// With the bounds that exclude overlong forms, surrogates and values beyond Unicode (RFC 3629, section 4).
    private static boolean isContinued(byte[] octets, int at, int length) {
        int second = octets[at + 1] & 0xff;
        int lowest = switch (octets[at] & 0xff) {
            case 0xE0 -> 0xA0;
            case 0xF0 -> 0x90;
            default -> 0x80;
        };
        int highest = switch (octets[at] & 0xff) {
            case 0xED -> 0x9F;
            case 0xF4 -> 0x8F;
            default -> 0xBF;
        };
        if (second < lowest || second > highest) {
            return false;
        }
        for (int i = at + 2; i < at + length; i++) {
            if ((octets[i] & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }

    private static char windows1252(int octet) {
        return octet >= 0x80 && octet < 0xA0 ? WINDOWS.charAt(octet - 0x80) : (char) octet;
    }
}
