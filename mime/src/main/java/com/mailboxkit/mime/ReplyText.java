package com.mailboxkit.mime;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds what is new in a message: without markup, quoted history and signature.
public final class ReplyText {

    private static final Pattern ATTRIBUTION = Pattern.compile(
            "^(On\\s.{1,300}wrote:|Am\\s.{1,300}schrieb.{0,200}:|Le\\s.{1,300}a écrit\\s?:|El\\s.{1,300}escribió:"
                    + "|Il\\s.{1,300}ha scritto:|Op\\s.{1,300}schreef.{0,200}:|Em\\s.{1,300}escreveu:"
                    + "|W dniu\\s.{1,300}napisał.{0,100}:|Den\\s.{1,300}skrev.{0,200}:)\\s*$",
            Pattern.DOTALL);
    private static final Pattern SEPARATOR = Pattern.compile(
            "^\\s*(-{2,}\\s?(Original Message|Forwarded message|Ursprüngliche Nachricht|Message d'origine"
                    + "|Mensaje original|Messaggio originale|Oorspronkelijk bericht)\\s?-{2,}|_{20,})\\s*$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SIGNATURE =
            Pattern.compile("^(-- ?|Sent from my .{1,60}|Von meinem .{1,60} gesendet|Envoyé de mon .{1,60})$");
    private static final int ATTRIBUTION_LINES = 4;

    private ReplyText() {}

    /// @param text plain text of the message, preferred where it is not blank
    /// @param html HTML of the message
    public static String of(@Nullable String text, @Nullable String html) {
        if (text != null && !text.isBlank()) {
            return newText(text);
        }
        if (html == null || html.isBlank()) {
            return "";
        }
        String visible = HtmlText.withoutQuotes(html);
        return newText(visible.isBlank() ? HtmlText.of(html) : visible);
    }

    private static String newText(String text) {
        var lines = text.replace("\r\n", "\n").lines().toList();
        int end = lines.size();
        for (int i = 0; i < end; i++) {
            if (SEPARATOR.matcher(lines.get(i)).matches()
                    || SIGNATURE.matcher(lines.get(i)).matches()
                    || isAttribution(lines, i)) {
                end = i;
            }
        }
        while (end > 0 && isQuoteOrBlank(lines.get(end - 1))) {
            end--;
        }
        String fresh = String.join("\n", lines.subList(0, end)).strip();
        return fresh.isEmpty() ? text.strip() : fresh;
    }

    /// Whether a line such as "On Monday, Ann wrote:", often folded, begins here and introduces a quote.
    private static boolean isAttribution(List<String> lines, int from) {
        if (lines.get(from).isBlank()) {
            return false;
        }
        for (int to = from; to < Math.min(from + ATTRIBUTION_LINES, lines.size()); to++) {
            String joined = String.join("\n", lines.subList(from, to + 1)).strip();
            if (ATTRIBUTION.matcher(joined).matches()) {
                var rest = lines.subList(to + 1, lines.size());
                boolean answersBetween = rest.stream().anyMatch(line -> line.startsWith(">"))
                        && rest.stream().anyMatch(ReplyText::isOwn);
                return !answersBetween;
            }
        }
        return false;
    }

    private static boolean isOwn(String line) {
        return !isQuoteOrBlank(line) && !SIGNATURE.matcher(line).matches();
    }

    private static boolean isQuoteOrBlank(String line) {
        return line.isBlank() || line.startsWith(">");
    }
}
