package com.mailboxkit.mime.structure;

import com.mailboxkit.mime.header.HeaderFields;
import com.mailboxkit.mime.header.ParameterizedValue;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Lenient Content-Type.
final class ContentTypes {

    /// RFC 2045, section 5.2.
    static final ParameterizedValue TEXT = new ParameterizedValue("text/plain", Map.of());

    private static final ParameterizedValue MESSAGE = new ParameterizedValue("message/rfc822", Map.of());
    private static final int MAX_TYPE = 255; // RFC 6838 has 127 for each half
    static final int MAX_BOUNDARY = 16 * 1024; // RFC 2046 has 70

    private ContentTypes() {}

    static ParameterizedValue of(HeaderFields header, boolean isInDigest) {
        var field = header.first("Content-Type");
        if (field.isEmpty()) {
            return isInDigest ? MESSAGE : TEXT;
        }
        var type = ParameterizedValue.parse(field.get());
        if (isMediaType(type.value())) {
            return type;
        }
        if (type.value().equals("html")) {
            return new ParameterizedValue("text/html", type.parameters());
        }
        // such as `text`, from before MIME
        boolean isFile = type.parameter("name").isPresent() || isFile(header);
        return new ParameterizedValue(isFile ? "application/octet-stream" : "text/plain", type.parameters());
    }

    private static boolean isFile(HeaderFields header) {
        var disposition =
                ParameterizedValue.parse(header.first("Content-Disposition").orElse(""));
        return disposition.value().equals("attachment")
                || disposition.parameter("filename").isPresent();
    }

    private static boolean isMediaType(String value) {
        int slash = value.indexOf('/');
        return slash > 0
                && slash < value.length() - 1
                && value.indexOf('/', slash + 1) < 0
                && value.length() <= MAX_TYPE
                && value.chars().allMatch(ContentTypes::isOfAName);
    }

    /// RFC 6838, section 4.2.
    private static boolean isOfAName(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "/!#$&-^_.+".indexOf(c) >= 0;
    }

    /// Without trailing blanks; empty without a usable one.
    static byte[] boundary(ParameterizedValue type) {
        var named = type.parameter("boundary").orElse("").stripTrailing();
        return named.length() > MAX_BOUNDARY ? OpenPart.NO_BOUNDARY : named.getBytes(StandardCharsets.UTF_8);
    }
}
