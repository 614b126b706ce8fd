package com.mailboxkit.mime;

import java.io.IOException;
import java.io.InputStream;

/// How many octets of headers are still read of a message, its own and those of its parts: Angus keeps an object for
/// each field.
final class HeaderBudget {

    private int left;

    HeaderBudget(int octets) {
        left = octets;
    }

    /// Goes through a header to its empty line, and back to where it begins.
    ///
    /// @param header supports marks
    /// @return false where it is larger than what is left
    boolean admits(InputStream header) throws IOException {
        header.mark(left + 2);
        boolean isLineEmpty = true;
        for (int octet; (octet = header.read()) >= 0 && !(octet == '\n' && isLineEmpty); ) {
            if (left == 0) {
                return false;
            }
            left--;
            isLineEmpty = octet == '\n' || isLineEmpty && octet == '\r';
        }
        header.reset();
        return true;
    }
}
