package com.mailboxkit.mime.report;

import com.mailboxkit.mime.charset.OctetText;
import com.mailboxkit.mime.structure.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The parts of a message that make it a report. A returned message is not parsed.
final class ReportParts {

    private static final int MAX_TEXT = 64 * 1024;

    private static final Pattern STATUS =
            Pattern.compile("^Final-Recipient:.*\nAction:", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private final List<String> statuses = new ArrayList<>();
    private final List<String> feedbacks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder original = new StringBuilder();

    static ReportParts of(Part message) throws IOException {
        var found = new ReportParts();
        found.walk(message);
        if (found.text().isBlank() && found.statuses.isEmpty()) {
            found.readAsText(message);
        }
        return found;
    }

    /// Bodies of `message/delivery-status`.
    List<String> statuses() {
        return statuses;
    }

    /// Bodies of `message/feedback-report`.
    List<String> feedbacks() {
        return feedbacks;
    }

    /// The human-readable part.
    String text() {
        return text.toString();
    }

    /// The returned message, or its header.
    String original() {
        return original.toString();
    }

    private void walk(Part part) throws IOException {
        switch (part.mediaType()) {
            case "message/delivery-status", "message/global-delivery-status" -> statuses.add(content(part));
            case "message/feedback-report" -> feedbacks.add(content(part));
            case "message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers" ->
                append(original, content(part));
            case "text/plain" -> append(text, content(part));
            default -> {
                for (var child : part.children()) {
                    walk(child);
                }
            }
        }
    }

    /// Some reports lost their boundaries in transit.
    private void readAsText(Part message) throws IOException {
        try (var octets = message.encoded()) {
            append(text, text(octets, null));
            if (STATUS.matcher(text).find()) {
                statuses.add(text());
            }
        }
    }

    private static void append(StringBuilder to, String words) {
        to.append(words, 0, Math.min(words.length(), MAX_TEXT - Math.min(to.length(), MAX_TEXT)));
        to.append('\n');
    }

    private static String content(Part part) throws IOException {
        try (var octets = part.content()) {
            return text(octets, part.type().parameter("charset").orElse(null));
        }
    }

    private static String text(InputStream octets, @Nullable String charset) throws IOException {
        return OctetText.decode(octets.readNBytes(MAX_TEXT), charset)
                .replace("\r\n", "\n")
                .replace('\r', '\n');
    }
}
