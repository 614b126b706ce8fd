package com.mailboxkit.kernel.message;

import org.jspecify.annotations.Nullable;

/// What the other server, or the way to it, said.
///
/// @param host the server that spoke, null where none could be reached
/// @param code SMTP reply code (RFC 5321, section 4.2), 0 where there was no reply
/// @param enhancedStatus enhanced status code (RFC 3463), for example `5.1.1`
/// @param text the reply's words or the reason, at most 1,000 characters
public record RemoteReply(
        @Nullable String host, int code, @Nullable String enhancedStatus, String text) {

    /// What people are shown of it.
    public String words() {
        return code == 0 ? text : code + " " + text;
    }
}
