package com.mailboxkit.cli.platform;

import org.jspecify.annotations.Nullable;

/// A key to a server, and the inbox that is meant where none is named.
///
/// @param inbox id or address; null where there is only one
public record Account(String key, @Nullable String inbox) {

    @Override
    public String toString() {
        return "Account[inbox=%s]".formatted(inbox);
    }
}
