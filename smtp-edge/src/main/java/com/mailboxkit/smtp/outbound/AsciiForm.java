package com.mailboxkit.smtp.outbound;

import com.mailboxkit.mime.Addresses;
import java.nio.charset.StandardCharsets;

/// Addresses for servers that know ASCII only: a domain has a form in it (RFC 5890), a local part has not.
final class AsciiForm {

    private AsciiForm() {}

    static boolean has(String address) {
        return isAscii(address.substring(0, address.lastIndexOf('@') + 1));
    }

    /// The address in ASCII where it has such a form, else as it is.
    static String of(String address) {
        int at = address.lastIndexOf('@');
        return !isAscii(address) && has(address) ? address.substring(0, at + 1) + Addresses.domain(address) : address;
    }

    private static boolean isAscii(String text) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
    }
}
