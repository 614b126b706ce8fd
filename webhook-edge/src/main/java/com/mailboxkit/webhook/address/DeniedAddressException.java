package com.mailboxkit.webhook.address;

import java.io.IOException;

/// A host has an address that this platform does not call. Which one is not told: it may be of an inner network.
public final class DeniedAddressException extends IOException {

    private static final long serialVersionUID = 1L;

    DeniedAddressException() {
        super("leads to an address that is not on the public internet, which this platform does not call");
    }
}
