package com.mailboxkit.mime;

import java.io.IOException;
import java.io.InputStream;

/// How a file travels. A message within a message is in no encoding (RFC 2046, section 5.2.1: nothing but 7bit,
/// 8bit and binary is allowed); one that cannot go so is a file of octets. Everything else is in base64.
enum FileEncoding {
    SEVEN_BIT("7bit"),
    EIGHT_BIT("8bit"),
    BASE64("base64");

    private static final int MAX_LINE = 998; // RFC 5322, section 2.1.1
    private static final int BUFFER = 16 * 1024;

    private final String word;

    FileEncoding(String word) {
        this.word = word;
    }

    /// As `Content-Transfer-Encoding` has it.
    String word() {
        return word;
    }

    /// Whether a media type is of those that must not be encoded; `message/global` may be (RFC 6532, section 3.5).
    static boolean isComposite(String mediaType) {
        return mediaType.startsWith("message/") && !mediaType.startsWith("message/global");
    }

    /// In which encoding lines go as they are, but for their ends; [#BASE64] where they cannot.
    static FileEncoding ofLines(InputStream content) throws IOException {
        var buffer = new byte[BUFFER];
        boolean eightBit = false;
        boolean afterReturn = false;
        int line = 0;
        for (int read; (read = content.read(buffer)) >= 0; ) {
            for (int i = 0; i < read; i++) {
                byte octet = buffer[i];
                if (octet == 0 || afterReturn && octet != '\n') {
                    return BASE64;
                }
                eightBit |= octet < 0;
                afterReturn = octet == '\r';
                line = octet == '\n' ? 0 : afterReturn ? line : line + 1;
                if (line > MAX_LINE) {
                    return BASE64;
                }
            }
        }
        return afterReturn ? BASE64 : eightBit ? EIGHT_BIT : SEVEN_BIT;
    }
}
