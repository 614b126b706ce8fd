package com.mailboxkit.mime.content;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A link of a message.
///
/// @param url absolute; without the wrapper of a mail filter whose target is part of the URL
/// @param text of the link; empty where the URL itself is the text
public record MessageLink(String url, String text, Kind kind) {

    /// What opening it does, as far as its words and URL reveal.
    public enum Kind {
        /// Confirms an address, a sign-up or a sign-in.
        @JsonProperty("verify")
        VERIFY,
        /// Sets a new password.
        @JsonProperty("reset")
        RESET,
        /// Ends a subscription.
        @JsonProperty("unsubscribe")
        UNSUBSCRIBE,
        @JsonProperty("other")
        OTHER
    }
}
