package com.mailboxkit.smtp.session;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The client did not finish its message. Nobody's fault here.
public final class ClientGoneException extends IOException {

    private static final long serialVersionUID = 1;

    ClientGoneException(String message, @Nullable IOException cause) {
        super(message, cause);
    }
}
