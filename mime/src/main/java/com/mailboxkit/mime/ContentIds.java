package com.mailboxkit.mime;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// The parts that an HTML text references (RFC 2392).
final class ContentIds {

    private static final int MAX_ID = 998; // a line of RFC 5322
    private static final int MAX_IDS = 1_000;
    private static final String ENDS = "\"'()<> \t\r\n";

    private ContentIds() {}

    static Set<String> in(String html) {
        var ids = new HashSet<String>();
        var lower = html.toLowerCase(Locale.ROOT);
        boolean isSameLength = lower.length() == html.length();
        int at = lower.indexOf("cid:");
        while (at >= 0 && ids.size() < MAX_IDS) {
            int start = at + "cid:".length();
            int end = start;
            while (end < lower.length() && end < start + MAX_ID && ENDS.indexOf(lower.charAt(end)) < 0) {
                end++;
            }
            ids.add(unescaped((isSameLength ? html : lower).substring(start, end)));
            at = lower.indexOf("cid:", end);
        }
        return ids;
    }

    private static String unescaped(String id) {
        if (id.indexOf('%') < 0) {
            return id;
        }
        var octets = new byte[id.length() * 3];
        int length = 0;
        for (int i = 0; i < id.length(); i++) {
            int high = id.charAt(i) == '%' && i + 2 < id.length() ? Character.digit(id.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(id.charAt(i + 2), 16);
            if (low >= 0) {
                octets[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                for (byte octet : String.valueOf(id.charAt(i)).getBytes(StandardCharsets.UTF_8)) {
                    octets[length++] = octet;
                }
            }
        }
        return new String(octets, 0, length, StandardCharsets.UTF_8);
    }
}
