package com.mailboxkit.mime.header;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/// Message ids (RFC 5322, section 3.6.4), with their angle brackets, also where a program omitted those,
/// encoded the field, or put blanks in an id.
public final class MessageIds {

    private static final int MAX_IDS = 100;
    private static final int MAX_ID = 992; // of a line of 998 octets, with the name of the shortest field

    private MessageIds() {}

    /// The only id of a field such as Message-ID.
    public static Optional<String> one(String value) {
        var ids = all(value);
        if (!ids.isEmpty()) {
            return Optional.of(ids.getFirst());
        }
        var bare = plain(value);
        return bare.isEmpty() ? Optional.empty() : bracketed(bare.split(" ", 2)[0]);
    }

    /// The ids of a field such as References, each once, in order. Words without brackets are ids if nothing
    /// has brackets and they have the form of ids.
    public static List<String> all(String value) {
        var text = plain(value);
        SequencedSet<String> ids = new LinkedHashSet<>();
        int open = text.indexOf('<');
        while (open >= 0 && ids.size() < MAX_IDS) {
            int next = open + 1;
            while (next < text.length() && text.charAt(next) != '>' && text.charAt(next) != '<') {
                next++;
            }
            if (next < text.length() && text.charAt(next) == '>') {
                bracketed(text.substring(open + 1, next)).ifPresent(ids::add);
            }
            open = text.indexOf('<', next);
        }
        if (ids.isEmpty()) {
            for (var word : text.split("[ ,]+", MAX_IDS + 1)) {
                if (word.indexOf('@') > 0 && ids.size() < MAX_IDS) {
                    bracketed(word).ifPresent(ids::add);
                }
            }
        }
        return List.copyOf(ids);
    }

    private static String plain(String value) {
        return EncodedWords.decode(value).replaceAll("\\s+", " ").strip();
    }

    private static Optional<String> bracketed(String id) {
        var text = id.strip();
        boolean isId = !text.isEmpty()
                && text.length() <= MAX_ID - 2
                && text.chars().noneMatch(c -> Character.isISOControl(c) || c == '<' || c == '>');
        return isId ? Optional.of("<" + text + ">") : Optional.empty();
    }
}
