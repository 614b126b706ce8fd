package com.mailboxkit.mime;

import com.mailboxkit.mime.content.CalendarEvent;
import com.mailboxkit.mime.content.MessageLink;
import com.mailboxkit.mime.content.VerificationCode;
import com.mailboxkit.mime.text.ReadingText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The readable part of a message and what was extracted from it. Stored in the content store as JSON; older
/// documents lack newer fields.
///
/// @param text the plain text as it was sent, null where there was none
/// @param html the HTML as it was sent, null where there was none
/// @param extractedText what is new in this message: no markup, no quoted history, no signature
/// @param forward whether `extractedText` includes a forwarded message
/// @param hiddenText whether the HTML has text that is not visible
/// @param attachmentsOmitted files beyond the limits, which are in the raw message only
/// @param codes most likely first
/// @param links in the order of the message
/// @param parseFailed whether the message was not parsed, because that took too long or failed: the raw message
///     is complete
public record MessageBody(
        @Nullable String text,
        @Nullable String html,
        String extractedText,
        boolean forward,
        boolean hiddenText,
        int attachmentsOmitted,
        List<VerificationCode> codes,
        List<MessageLink> links,
        @Nullable CalendarEvent calendar,
        boolean parseFailed) {

    @SuppressWarnings("NullAway") // JSON from before the fields were added
    public MessageBody {
        codes = codes == null ? List.of() : List.copyOf(codes);
        links = links == null ? List.of() : List.copyOf(links);
    }

    /// Without extracted content.
    public MessageBody(@Nullable String text, @Nullable String html, String extractedText) {
        this(text, html, extractedText, false, false, 0, List.of(), List.of(), null, false);
    }

    /// With the content extracted from it.
    ///
    /// @param subject of the message; may mark it as forwarded
    static MessageBody of(@Nullable String text, @Nullable String html, @Nullable String subject) {
        return of(text, html, ReadingText.of(text, html, subject));
    }

    static MessageBody of(@Nullable String text, @Nullable String html, ReadingText read) {
        return new MessageBody(
                text, html, read.text(), read.forward(), read.hidden(), 0, List.of(), List.of(), null, false);
    }

    MessageBody withOmitted(int attachments) {
        return new MessageBody(
                text, html, extractedText, forward, hiddenText, attachments, codes, links, calendar, parseFailed);
    }

    MessageBody with(List<VerificationCode> codes, List<MessageLink> links, @Nullable CalendarEvent calendar) {
        return new MessageBody(
                text,
                html,
                extractedText,
                forward,
                hiddenText,
                attachmentsOmitted,
                codes,
                links,
                calendar,
                parseFailed);
    }

    /// The text to be indexed: [#plainText], and the summary of an invitation.
    public String searchText() {
        return calendar == null || calendar.summary() == null ? plainText() : plainText() + "\n" + calendar.summary();
    }

    /// Every visible word of the message, in the plain text or in the HTML, including quoted history
    /// and signature.
    public String plainText() {
        return ReadingText.everyWord(text, html);
    }
}
