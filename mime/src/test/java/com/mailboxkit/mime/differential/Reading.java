package com.mailboxkit.mime.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a program reads in a message, by field, so that it can be compared: blanks do not count, nor do names
/// of files that a program made up.
record Reading(Map<String, String> fields) {

    /// @param content `message` for a message, else the size and the beginning of the SHA-256
    record File(String name, String content) {}

    static Reading of(
            @Nullable String subject,
            List<String> from,
            List<String> to,
            List<String> names,
            List<File> attachments,
            @Nullable String text) {
        var fields = new TreeMap<String, String>();
        fields.put("subject", plain(subject));
        fields.put("from", plain(String.join(" ", from)));
        fields.put("to", plain(String.join(" ", to)));
        fields.put("names", plain(String.join(", ", names)));
        var files = new ArrayList<String>();
        for (var file : attachments) {
            files.add(plain(file.name() + " " + file.content()));
        }
        fields.put("attachments", String.join("; ", files.stream().sorted().toList()));
        fields.put("text", plain(text));
        return new Reading(fields);
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text.replaceAll("[\\s\\u0000]+", " ").strip();
    }
}
