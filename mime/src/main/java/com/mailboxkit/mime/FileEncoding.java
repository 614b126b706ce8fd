package com.mailboxkit.mime;

import java.io.IOException;
import java.io.InputStream;

/// How a file is encoded. A message within a message is not encoded (RFC 2046, section 5.2.1 allows only 7bit,
/// 8bit and binary); one that cannot be sent that way becomes a file of octets. Everything else is base64.
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

    /// The value of `Content-Transfer-Encoding`.
    String word() {
        return word;
    }

    /// Whether a media type must not be encoded; `message/global` may be (RFC 6532, section 3.5).
    static boolean isComposite(String mediaType) {
        return mediaType.startsWith("message/") && !mediaType.startsWith("message/global");
    }

    /// The encoding in which lines can be sent unchanged, except for their ends; [#BASE64] where they cannot.
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
