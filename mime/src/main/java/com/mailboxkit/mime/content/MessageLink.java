package com.mailboxkit.mime.content;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A link of a message.
///
/// @param url absolute; without the wrapper of a mail filter whose target stands in its address
/// @param text the words that lead there; empty where the address itself stands in the text
public record MessageLink(String url, String text, Kind kind) {

    /// What follows when it is opened, as far as its words and address tell.
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
