package com.mailboxkit.kernel.message;

import org.jspecify.annotations.Nullable;

/// The reply of the other server, or why there was none.
///
/// @param host the server that replied, null where none could be reached
/// @param code SMTP reply code (RFC 5321, section 4.2), 0 where there was no reply
/// @param enhancedStatus enhanced status code (RFC 3463), for example `5.1.1`
/// @param text of the reply, or the reason, at most 1,000 characters
public record RemoteReply(
        @Nullable String host, int code, @Nullable String enhancedStatus, String text) {

    /// The text that is shown to people.
    public String words() {
        return code == 0 ? text : code + " " + text;
    }
}
