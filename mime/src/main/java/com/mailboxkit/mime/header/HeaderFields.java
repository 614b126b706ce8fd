package com.mailboxkit.mime.header;

import java.util.List;
import java.util.Optional;

/// The fields of a header (RFC 5322, section 2.2), of a message or of a part, as they came.
public final class HeaderFields {

    private HeaderFields() {}

    /// @param header the octets up to, not including, the empty line
    public static HeaderFields parse(byte[] header) {
        return new HeaderFields();
    }

    /// The unfolded value of the first field of that name, its octets read as text, encoded words left as they are.
    ///
    /// @param name in any case
    public Optional<String> first(String name) {
        return Optional.empty();
    }

    /// All fields of that name, in order.
    public List<String> all(String name) {
        return List.of();
    }
}
