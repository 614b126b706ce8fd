package com.mailboxkit.mime.content;

import com.mailboxkit.mime.text.ReadingText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A mail of our own with what is to be found in it: `=== code 123456`, `=== verify https://…`, `=== reset
/// https://…`, `=== unsubscribe https://…` or `=== none`, then its subject and its text or HTML.
record LabelledMail(
        String label,
        String subject,
        @Nullable String text,
        @Nullable String html) {

    static List<LabelledMail> read(String file) throws IOException {
        try (var lines = LabelledMail.class.getResourceAsStream(file)) {
            var all = new String(Objects.requireNonNull(lines, file).readAllBytes(), StandardCharsets.UTF_8);
            var mails = new ArrayList<LabelledMail>();
            for (var mail : all.split("(?m)^=== ")) {
                if (!mail.isBlank()) {
                    mails.add(of(mail.split("\n", 4)));
                }
            }
            return mails;
        }
    }

    private static LabelledMail of(String[] parts) {
        var body = parts[3];
        boolean isHtml = body.startsWith("<");
        return new LabelledMail(
                parts[0].strip(), parts[1].substring("Subject: ".length()), isHtml ? null : body, isHtml ? body : null);
    }

    private ReadingText read() {
        return ReadingText.of(text, html, subject);
    }

    private String extractedText() {
        return read().text();
    }

    List<String> codes() {
        return CodeFinder.find(subject, extractedText()).stream()
                .map(VerificationCode::code)
                .toList();
    }

    List<MessageLink> links() {
        return LinkFinder.find(extractedText(), read().html(), null);
    }

    /// As a label: what a reader of the finders would take it for.
    String found() {
        var codes = codes();
        if (!codes.isEmpty()) {
            return codes.size() == 1 ? "code " + codes.getFirst() : "codes " + codes;
        }
        return links().stream()
                .filter(link -> link.kind() == MessageLink.Kind.VERIFY || link.kind() == MessageLink.Kind.RESET)
                .findFirst()
                .or(() -> links().stream()
                        .filter(link -> link.kind() == MessageLink.Kind.UNSUBSCRIBE)
                        .findFirst())
                .map(link -> link.kind().name().toLowerCase(Locale.ROOT) + " " + link.url())
                .orElse("none");
    }

    boolean isRight() {
        return found().replace(" ", "").equals(label.replace(" ", ""));
    }
}
