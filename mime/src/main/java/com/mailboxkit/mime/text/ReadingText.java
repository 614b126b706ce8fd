package com.mailboxkit.mime.text;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// The text that a person reads in a message: of its plain part or its HTML, and the new part of that.
///
/// @param text no markup, no quoted history, no signature
/// @param forward whether it includes a forwarded message
/// @param html all visible text of the HTML, including quoted history; null without HTML
public record ReadingText(
        String text, boolean forward, @Nullable HtmlText html) {

    /// Whether the HTML has invisible text.
    public boolean hidden() {
        return html != null && html.hidden();
    }

    /// @param text plain text of the message
    /// @param html HTML of the message
    /// @param subject of the message; may mark it as forwarded
    public static ReadingText of(@Nullable String text, @Nullable String html, @Nullable String subject) {
        boolean saidToBeForwarded = subject != null && MailWords.sayForward(subject);
        if (html == null) {
            return of(text == null ? "" : text, new BitSet(), saidToBeForwarded, null);
        }
        var rendered = HtmlText.render(html);
        String shown = rendered.html().text();
        if (text == null || PlainPart.saysLessThan(text, shown)) {
            return of(shown, rendered.history(), saidToBeForwarded, rendered.html());
        }
        return of(text, new BitSet(), saidToBeForwarded, rendered.html());
    }

    /// The plain text, and the lines that only the HTML has.
    public static String everyWord(@Nullable String text, @Nullable String html) {
        String plain = text == null ? "" : text;
        if (html == null) {
            return plain;
        }
        String shown = HtmlText.of(html).text();
        return MailLines.isBlank(plain) ? shown : plain + PlainPart.missingIn(plain, shown);
    }

    private static ReadingText of(String text, BitSet history, boolean saidToBeForwarded, @Nullable HtmlText html) {
        var reply = ReplyText.of(text, history, saidToBeForwarded);
        return new ReadingText(reply.text(), reply.forward(), html);
    }
}
