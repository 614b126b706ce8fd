package com.mailboxkit.smtp.inbound;

import java.nio.charset.StandardCharsets;

/// Counts the servers a message came through, by its Received headers, while it streams by (RFC 5321, section 6.3).
final class HopCount {

    private static final byte[] NAME = "received:".getBytes(StandardCharsets.US_ASCII);
    private static final int OTHER = -1;

    private int hops;
    private int matched; // characters of NAME since the line began, OTHER for another header
    private boolean lineIsEmpty = true;
    private boolean inBody;

    void add(byte[] bytes, int length) {
        for (int i = 0; i < length && !inBody; i++) {
            add(bytes[i]);
        }
    }

    int hops() {
        return hops;
    }

    private void add(byte next) {
        if (next == '\n') {
            inBody = lineIsEmpty;
            lineIsEmpty = true;
            matched = 0;
        } else if (next != '\r') {
            lineIsEmpty = false;
            boolean continues = matched != OTHER && Character.toLowerCase(next) == NAME[matched];
            matched = continues ? matched + 1 : OTHER;
            if (matched == NAME.length) {
                hops++;
                matched = OTHER;
            }
        }
    }
}
