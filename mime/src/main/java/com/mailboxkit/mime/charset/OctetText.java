package com.mailboxkit.mime.charset;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Octets to text: one rule for bodies, header fields and file names.
public final class OctetText {

    private OctetText() {}

    /// @param label the charset that the sender names, null where none is named
    public static String decode(byte[] octets, @Nullable String label) {
        return new String(octets, StandardCharsets.UTF_8);
    }

    /// As [#decode], where the text may name its charset itself: `<meta charset>` or an XML declaration.
    public static String decodeHtml(byte[] octets, @Nullable String label) {
        return decode(octets, label);
    }
}
