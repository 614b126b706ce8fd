package com.mailboxkit.mime.content;

import com.mailboxkit.mime.content.MessageLink.Kind;
import com.mailboxkit.mime.text.HtmlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the links of a message: those of its HTML with their words, those of its plain text, and that of its
/// List-Unsubscribe (RFC 2369).
public final class LinkFinder {

    static final int MAX_LINKS = 100;
    static final int MAX_URL = 8_000;
    static final int MAX_TEXT = 300;
    private static final int AROUND =
            160; // characters before a link that may describe its purpose, and half of that after it

    private static final int MAX_PLAIN = 500_000;
    private static final String ENDS_URL = " \t\r\n\f<>\"`{}|\\^\u00a0\u3000、。」』）】》，；";
    private static final String NOT_LAST = ".,;:!?'*_~";

    private final Map<String, MessageLink> links = new LinkedHashMap<>();

    private LinkFinder() {}

    /// The links to web pages, in the order of the message, each once.
    ///
    /// @param text the new part of the message, without quoted history
    /// @param html of the message; where it exists, it has the links
    /// @param listUnsubscribe the value of the field, null without one
    public static List<MessageLink> find(String text, @Nullable HtmlText html, @Nullable String listUnsubscribe) {
        var finder = new LinkFinder();
        String fresh = text.substring(0, Math.min(text.length(), MAX_PLAIN));
        if (html == null) {
            finder.addPlain(fresh);
        } else {
            finder.addShown(html, fresh);
        }
        if (listUnsubscribe != null) {
            finder.addListUnsubscribe(listUnsubscribe);
        }
        return new ArrayList<>(finder.links.values());
    }

    private void addShown(HtmlText html, String fresh) {
        var shown = html.links();
        if (shown.isEmpty()) {
            return;
        }
        String words = onOneLine(fresh);
        for (int i = 0; i < shown.size() && i < MAX_LINKS; i++) {
            var link = shown.get(i);
            int from = Math.max(i == 0 ? 0 : shown.get(i - 1).end(), link.begin() - AROUND);
            int next = i + 1 == shown.size()
                    ? html.text().length()
                    : shown.get(i + 1).begin();
            String before = html.text().substring(Math.min(from, link.begin()), link.begin());
            String behind = html.text().substring(link.end(), Math.clamp(next, link.end(), link.end() + AROUND / 2));
            // quoted history has the links of others: none of them verifies anything here
            boolean isNew = link.words().isEmpty() || words.contains(link.words()) || words.contains(link.url());
            add(link.url(), link.words(), before + " " + restOfSentence(behind), isNew);
        }
    }

    private static String onOneLine(String text) {
        var line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            boolean isBlank = Character.isWhitespace(text.charAt(i)) || text.charAt(i) == '\u00a0';
            if (!isBlank) {
                line.append(text.charAt(i));
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return line.toString().strip();
    }

    private void add(String url, String text, String around, boolean isNew) {
        if (!isWeb(url) || url.length() > MAX_URL) {
            return;
        }
        boolean isAddress = isWeb(text) || text.equals(url);
        var words = isAddress ? "" : text.substring(0, Math.min(text.length(), MAX_TEXT));
        var kind = LinkKinds.of(url, words, around);
        boolean isOld = !isNew && kind != Kind.UNSUBSCRIBE;
        var link = new MessageLink(url, words, isOld ? Kind.OTHER : kind);
        var known = links.get(url);
        if (known == null && links.size() < MAX_LINKS) {
            links.put(url, link);
        } else if (known != null && known.kind() == Kind.OTHER && link.kind() != Kind.OTHER) {
            links.put(url, new MessageLink(url, known.text().isEmpty() ? words : known.text(), link.kind()));
        }
    }

    private void addPlain(String text) {
        for (int i = text.indexOf("http"); i >= 0 && links.size() < MAX_LINKS; ) {
            int end = i;
            if (isWeb(text, i)) {
                end = endOfUrl(text, i);
                addFound(text, i, end);
            }
            i = text.indexOf("http", Math.max(end, i + 4));
        }
    }

    private void addFound(String text, int start, int end) {
        var url = text.substring(start, end);
        var before = text.substring(Math.max(0, start - AROUND), start);
        var behind = text.substring(end, Math.min(text.length(), end + AROUND / 2));
        add(url, "", lastSentences(before) + " " + restOfSentence(behind), true);
    }

    /// Text before another link belongs to that link.
    private static String lastSentences(String before) {
        int link = before.lastIndexOf("http");
        int blank = link < 0 ? -1 : before.indexOf(' ', link);
        int line = link < 0 ? -1 : before.indexOf('\n', link);
        int from = link < 0 ? 0 : Math.max(blank, line);
        return from < 0 ? "" : before.substring(from);
    }

    /// The text of a link: the rest of its sentence.
    private static String restOfSentence(String behind) {
        for (int i = 0; i < behind.length(); i++) {
            if (".!?\n。！？".indexOf(behind.charAt(i)) >= 0) {
                return behind.substring(0, i);
            }
        }
        return behind;
    }

    private static int endOfUrl(String text, int start) {
        int end = start;
        int round = 0;
        int square = 0;
        while (end < text.length() && end - start <= MAX_URL && ENDS_URL.indexOf(text.charAt(end)) < 0) {
            char c = text.charAt(end);
            round += c == '(' ? 1 : c == ')' ? -1 : 0;
            square += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (round < 0 || square < 0) {
                break; // it is in brackets
            }
            end++;
        }
        while (end > start && NOT_LAST.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private void addListUnsubscribe(String field) {
        for (int open = field.indexOf('<'); open >= 0; open = field.indexOf('<', open + 1)) {
            int close = field.indexOf('>', open);
            if (close < 0) {
                return;
            }
            var url = field.substring(open + 1, close).strip();
            if (isWeb(url) && url.length() <= MAX_URL && links.size() < MAX_LINKS) {
                links.put(url, new MessageLink(url, "", Kind.UNSUBSCRIBE));
                return;
            }
        }
    }

    static boolean isWeb(String url) {
        return isWeb(url, 0);
    }

    private static boolean isWeb(String text, int at) {
        var start = text.substring(at, Math.min(text.length(), at + 9)).toLowerCase(Locale.ROOT);
        return start.length() == 9 && (start.startsWith("http://") || start.startsWith("https://"));
    }
}
