package com.mailboxkit.mime.report;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The parts of a message that make it a report. What is returned with it is not looked into.
final class ReportParts {

    private static final int MAX_DEPTH = 5;
    private static final int MAX_PARTS = 50;
    private static final int MAX_TEXT = 64 * 1024;

    private static final Pattern STATUS =
            Pattern.compile("^Final-Recipient:.*\nAction:", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private final List<String> statuses = new ArrayList<>();
    private final List<String> feedbacks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder original = new StringBuilder();
    private int parts;

    static ReportParts of(MimeMessage message) {
        var found = new ReportParts();
        found.walk(message, 0);
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

    /// What people are told.
    String text() {
        return text.toString();
    }

    /// The message that came back, or its header.
    String original() {
        return original.toString();
    }

    private void walk(Part part, int depth) {
        if (++parts > MAX_PARTS || depth > MAX_DEPTH) {
            return;
        }
        try {
            switch (type(part)) {
                case "message/delivery-status", "message/global-delivery-status" -> statuses.add(content(part));
                case "message/feedback-report" -> feedbacks.add(content(part));
                case "message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers" ->
                    append(original, content(part));
                case "text/plain" -> append(text, content(part));
                default -> {
                    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart multipart) {
                        for (int i = 0; i < multipart.getCount(); i++) {
                            walk(multipart.getBodyPart(i), depth + 1);
                        }
                    }
                }
            }
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            append(text, ""); // the other parts may tell
        }
    }

    /// Some lost their boundaries on the way.
    private void readAsText(MimeMessage message) {
        try (var bytes = message.getRawInputStream()) {
            append(text, text(bytes, StandardCharsets.UTF_8));
            if (STATUS.matcher(text).find()) {
                statuses.add(text());
            }
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            append(text, "");
        }
    }

    private static void append(StringBuilder to, String words) {
        to.append(words, 0, Math.min(words.length(), MAX_TEXT - Math.min(to.length(), MAX_TEXT)));
        to.append('\n');
    }

    /// In lower case, without parameters.
    private static String type(Part part) throws MessagingException {
        return part.getContentType().strip().split("[;\\s]", 2)[0].toLowerCase(Locale.ROOT);
    }

    private static String content(Part part) throws MessagingException, IOException {
        try (var bytes = part.getInputStream()) {
            return text(bytes, charset(part));
        }
    }

    private static String text(InputStream bytes, Charset charset) throws IOException {
        return new String(bytes.readNBytes(MAX_TEXT), charset)
                .replace("\r\n", "\n")
                .replace('\r', '\n');
    }

    private static Charset charset(Part part) {
        try {
            @Nullable String name = new ContentType(part.getContentType()).getParameter("charset");
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (MessagingException | IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
