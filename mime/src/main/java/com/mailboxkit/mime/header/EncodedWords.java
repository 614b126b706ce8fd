package com.mailboxkit.mime.header;

import com.mailboxkit.mime.charset.OctetText;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/// Decodes encoded words (RFC 2047). Adjacent words of one charset are decoded together, since programs split
/// characters; a word may have blanks and raw 8-bit characters, and may be attached to other text.
public final class EncodedWords {

    private static final int MAX_CHARSET = 80;

    private final String value;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private String charset = "";
    private final int lastEnd;

    EncodedWords(String value) {
        this.value = value;
        this.lastEnd = value.lastIndexOf("?=");
    }

    /// A word of the value.
    ///
    /// @param end after its `?=`
    private record Word(String charset, char encoding, String content, int end) {

        byte[] octets() {
            return encoding == 'b' ? WordOctets.ofBase64(content) : WordOctets.ofQ(content, charset);
        }
    }

    /// Decodes the encoded words of `value` and keeps the rest.
    public static String decode(String value) {
        return value.contains("=?") ? new EncodedWords(value).decoded() : value;
    }

    /// The end of the word that starts at `start`; -1 where there is none.
    int end(int start) {
        var word = word(start);
        return word == null ? -1 : word.end();
    }

    private String decoded() {
        int done = 0;
        int at = value.indexOf("=?");
        while (at >= 0) {
            var word = word(at);
            if (word == null) {
                at = value.indexOf("=?", at + 2);
                continue;
            }
            add(value.substring(done, at), word);
            done = word.end();
            at = value.indexOf("=?", done);
        }
        flush();
        return text.append(value, done, value.length()).toString();
    }

    /// @param before the text between the word and the previous one
    private void add(String before, Word word) {
        boolean isNeighbour = octets.size() > 0 && before.isBlank();
        if (!isNeighbour || !word.charset().equalsIgnoreCase(charset)) {
            flush();
        }
        if (!isNeighbour) {
            text.append(before).append(isGluedTag(before) ? " " : "");
        }
        charset = word.charset();
        octets.writeBytes(word.octets());
    }

    /// After a prefix that gateways insert before a subject, such as `[EXTERNAL]`, a blank was intended.
    private static boolean isGluedTag(String before) {
        return before.endsWith("]") || before.endsWith(":");
    }

    private void flush() {
        text.append(OctetText.decode(octets.toByteArray(), charset));
        octets.reset();
    }

    /// @return null where no word starts
    private @Nullable Word word(int start) {
        int charsetEnd = start + 2;
        while (charsetEnd < value.length()
                && charsetEnd - start < MAX_CHARSET
                && value.charAt(charsetEnd) > ' '
                && value.charAt(charsetEnd) != '?') {
            charsetEnd++;
        }
        int content = charsetEnd + 3;
        if (charsetEnd == start + 2
                || content > lastEnd
                || value.charAt(start + 1) != '?'
                || value.charAt(charsetEnd) != '?'
                || value.charAt(charsetEnd + 2) != '?') {
            return null;
        }
        char encoding = Character.toLowerCase(value.charAt(charsetEnd + 1));
        if (encoding != 'b' && encoding != 'q') {
            return null;
        }
        int end = value.indexOf("?=", content);
        var language = value.substring(start + 2, charsetEnd); // may follow the charset (RFC 2231, section 5)
        return new Word(language.split("\\*", 2)[0], encoding, value.substring(content, end), end + 2);
    }
}
