package com.mailboxkit.mime.text;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// What a person reads in a message: of its plain text or its HTML, whichever says it, and of that what is new.
///
/// @param text no markup, no quoted history, no signature
/// @param forward whether it holds a message that is passed on
/// @param html what all of the HTML shows, quoted history too; null where there is none
public record ReadingText(
        String text, boolean forward, @Nullable HtmlText html) {

    /// Whether the HTML holds text that a person does not see.
    public boolean hidden() {
        return html != null && html.hidden();
    }

    /// @param text plain text of the message
    /// @param html HTML of the message
    /// @param subject of the message; may say that it is passed on
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

    /// The plain text, and the lines of the HTML that say more.
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
