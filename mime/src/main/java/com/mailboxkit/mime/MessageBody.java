package com.mailboxkit.mime;

import org.jspecify.annotations.Nullable;

/// The readable part of a message. Kept in the content store as JSON.
///
/// @param text the plain text as it was sent, null where there was none
/// @param html the HTML as it was sent, null where there was none
/// @param extractedText what is new in this message: no markup, no quoted history, no signature
public record MessageBody(@Nullable String text, @Nullable String html, String extractedText) {

    /// Everything that a reader of the message sees, quoted history and signature included.
    public String plainText() {
        if (text != null) {
            return text;
        }
        return html == null ? "" : HtmlText.of(html);
    }
}
