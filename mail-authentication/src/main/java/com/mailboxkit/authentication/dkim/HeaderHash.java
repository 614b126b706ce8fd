package com.mailboxkit.authentication.dkim;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// The signed part of the header (RFC 6376, section 3.7).
final class HeaderHash {

    private static final Pattern SIGNATURE_VALUE = Pattern.compile("((?:^|;)[ \\t\\r\\n]*b[ \\t\\r\\n]*=)[^;]*");

    private HeaderHash() {}

    /// @param signature its `DKIM-Signature` field; the value of `b=` is left out
    static byte[] input(Canonicalization canonicalization, List<HeaderField> signed, HeaderField signature) {
        var input = new StringBuilder();
        for (var field : signed) {
            input.append(canonicalization.header(field)).append("\r\n");
        }
        input.append(canonicalization.header(unsigned(signature)));
        return input.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static HeaderField unsigned(HeaderField signature) {
        var raw = signature.raw();
        int value = raw.indexOf(':') + 1;
        return new HeaderField(raw.substring(0, value)
                + SIGNATURE_VALUE.matcher(raw.substring(value)).replaceFirst("$1"));
    }
}
