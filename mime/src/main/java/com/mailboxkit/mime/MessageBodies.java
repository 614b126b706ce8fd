package com.mailboxkit.mime;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.content.ContentRef;
import com.mailboxkit.mime.content.CalendarEvent;
import com.mailboxkit.mime.content.MessageLink;
import com.mailboxkit.mime.content.VerificationCode;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Stores the readable part of messages in the content store, as JSON. Where the text begins with what is new in the
/// message, as in most, only its position is written.
public final class MessageBodies {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final String CRLF = "\r\n";

    private final ContentStore store;

    public MessageBodies(ContentStore store) {
        this.store = store;
    }

    public ContentRef put(MessageBody body) throws IOException {
        return store.put(JSON.writeValueAsBytes(Stored.of(body)));
    }

    public MessageBody get(ContentRef ref) throws IOException {
        try (var json = store.read(ref)) {
            return JSON.readValue(json, Stored.class).body();
        }
    }

    /// @param extractedText null where `text` begins with it
    /// @param extracted where in `text` it is then; always null in bodies of earlier versions
    private record Stored(
            @Nullable String text,
            @Nullable String html,
            @Nullable String extractedText,
            @Nullable Range extracted,
            boolean forward,
            boolean hiddenText,
            int attachmentsOmitted,
            List<VerificationCode> codes,
            List<MessageLink> links,
            @Nullable CalendarEvent calendar,
            boolean parseFailed) {

        /// @param begin of the first character
        /// @param end behind the last one
        record Range(int begin, int end) {}

        static Stored of(MessageBody body) {
            var range = extracted(body);
            return new Stored(
                    body.text(),
                    body.html(),
                    range == null ? body.extractedText() : null,
                    range,
                    body.forward(),
                    body.hiddenText(),
                    body.attachmentsOmitted(),
                    body.codes(),
                    body.links(),
                    body.calendar(),
                    body.parseFailed());
        }

        /// What is new has LF at the end of its lines, the text mostly CRLF.
        private static @Nullable Range extracted(MessageBody body) {
            String text = body.text();
            String extracted = body.extractedText();
            if (text == null || extracted.contains(CRLF)) {
                return null;
            }
            int begin = text.length() - text.stripLeading().length();
            int end = begin;
            for (int i = 0; i < extracted.length(); i++) {
                if (extracted.charAt(i) == '\n' && text.startsWith(CRLF, end)) {
                    end++;
                }
                if (end == text.length() || text.charAt(end) != extracted.charAt(i)) {
                    return null;
                }
                end++;
            }
            return new Range(begin, end);
        }

        private static String at(Range range, String text) {
            return text.substring(range.begin(), range.end()).replace(CRLF, "\n");
        }

        @SuppressWarnings("NullAway") // one of both is there
        MessageBody body() {
            return new MessageBody(
                    text,
                    html,
                    extracted == null ? extractedText : at(extracted, text),
                    forward,
                    hiddenText,
                    attachmentsOmitted,
                    codes,
                    links,
                    calendar,
                    parseFailed);
        }
    }
}
