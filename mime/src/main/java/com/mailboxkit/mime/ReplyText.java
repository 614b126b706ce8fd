package com.mailboxkit.mime;

import java.util.BitSet;
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
    private static final Pattern SIGNATURE = Pattern.compile(
            "^(-- ?|Sent from my( [\\w-]+){1,4}\\.?|Von meinem .{1,60} gesendet|Envoyé de mon .{1,60})$");

    /// Somebody's name under the text, without a blank as before an item of a list.
    private static final Pattern SIGNED_WITH_A_DASH = Pattern.compile("^-{1,2}\\p{Lu}[\\p{L}.' -]{0,40}$");

    /// The header of the message that is answered, as Outlook shows it in many languages.
    private static final Pattern QUOTED_FROM = Pattern.compile("^\\*?(From|Von|De|Da|Van|Från|Fra|Od)\\s?:\\*?\\s.+");

    private static final Pattern QUOTED_FIELD =
            Pattern.compile("^\\*?(Sent|Date|To|Cc|Subject|Gesendet|Datum|An|Betreff"
                    + "|Envoyé|Date|À|Objet|Enviado( el)?|Fecha|Para|Asunto|Inviato|Data|A|Oggetto|Verzonden|Aan|Onderwerp"
                    + "|Skickat|Till|Ämne|Sendt|Til|Emne|Wysłano|Do|Temat|Assunto)\\s?:\\*?\\s.*");
    private static final Pattern RULE = Pattern.compile("^\\s*[-_]{5,}\\s*$");
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
        var answered = answeredBetweenQuotes(lines);
        int end = lines.size();
        for (int i = 0; i < end; i++) {
            if (SEPARATOR.matcher(lines.get(i)).matches()
                    || SIGNATURE.matcher(lines.get(i)).matches()
                    || isQuotedHeader(lines, i)
                    || isAttribution(lines, i, answered)) {
                end = i;
            }
        }
        end = withoutEnd(lines, end);
        if (end > 1
                && SIGNED_WITH_A_DASH.matcher(lines.get(end - 1)).matches()
                && lines.get(end - 2).isBlank()) {
            end = withoutEnd(lines, end - 1);
        }
        String fresh = String.join("\n", lines.subList(0, end)).strip();
        return fresh.isEmpty() ? text.strip() : fresh;
    }

    /// Without the quotes, blank lines and rules before `end`.
    private static int withoutEnd(List<String> lines, int end) {
        int last = end;
        while (last > 0
                && (isQuoteOrBlank(lines.get(last - 1))
                        || RULE.matcher(lines.get(last - 1)).matches())) {
            last--;
        }
        return last;
    }

    /// Two fields at least: people write "From: the beginning" as well.
    private static boolean isQuotedHeader(List<String> lines, int from) {
        return QUOTED_FROM.matcher(lines.get(from)).matches()
                && lines.subList(from + 1, Math.min(from + 3, lines.size())).stream()
                        .allMatch(line -> QUOTED_FIELD.matcher(line).matches())
                && from + 2 < lines.size();
    }

    /// Whether a line such as "On Monday, Ann wrote:", often folded, begins here and introduces a quote.
    private static boolean isAttribution(List<String> lines, int from, BitSet answered) {
        if (lines.get(from).isBlank()) {
            return false;
        }
        for (int to = from; to < Math.min(from + ATTRIBUTION_LINES, lines.size()); to++) {
            String joined = String.join("\n", lines.subList(from, to + 1)).strip();
            if (ATTRIBUTION.matcher(joined).matches()) {
                return !answered.get(to + 1);
            }
        }
        return false;
    }

    /// The lines from which on, up to the next end, there are quotes as well as words. Found from the last line, once:
    /// there may be as many attributions as lines.
    private static BitSet answeredBetweenQuotes(List<String> lines) {
        var answered = new BitSet(lines.size());
        boolean hasQuote = false;
        boolean hasWords = false;
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = lines.get(i);
            boolean isEnd = isEnd(line);
            hasQuote = !isEnd && (hasQuote || line.startsWith(">"));
            hasWords = !isEnd && (hasWords || !isQuoteOrBlank(line));
            answered.set(i, hasQuote && hasWords);
        }
        return answered;
    }

    /// A signature, or what a mailing list puts under every message.
    private static boolean isEnd(String line) {
        return SIGNATURE.matcher(line).matches() || RULE.matcher(line).matches();
    }

    private static boolean isQuoteOrBlank(String line) {
        return line.isBlank() || line.startsWith(">");
    }
}
