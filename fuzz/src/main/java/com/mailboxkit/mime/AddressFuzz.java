package com.mailboxkit.mime;

import java.nio.charset.StandardCharsets;

/// Addresses as callers of the API and SMTP clients give them.
public final class AddressFuzz {

    private AddressFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        var text = new String(input, StandardCharsets.UTF_8);
        Addresses.parse(text).ifPresent(mailbox -> {
            Addresses.domain(mailbox.address());
            Subaddress.candidates(mailbox.address());
        });
        Addresses.isForwardPath(text);
        Addresses.key(text);
    }
}
