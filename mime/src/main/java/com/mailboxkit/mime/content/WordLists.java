package com.mailboxkit.mime.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Reads the words of many languages from a file beside this class: a line `[MEANING]`, followed by lines of
/// phrases with that meaning, separated by `|`.
final class WordLists {

    private WordLists() {}

    static <E extends Enum<E>> PhraseFinder<E> finder(String file, Class<E> meanings) {
        Map<E, List<String>> phrases = new EnumMap<>(meanings);
        List<String> current = new ArrayList<>();
        for (var line : text(file).lines().toList()) {
            if (line.startsWith("[")) {
                var meaning = Enum.valueOf(meanings, line.substring(1, line.indexOf(']')));
                current = phrases.computeIfAbsent(meaning, some -> new ArrayList<>());
            } else if (!line.startsWith("#")) {
                for (var phrase : line.split("\\|")) {
                    if (!phrase.isBlank()) {
                        current.add(Plainness.lower(Plainness.of(phrase.strip(), Integer.MAX_VALUE)));
                    }
                }
            }
        }
        return new PhraseFinder<>(phrases);
    }

    private static String text(String file) {
        try (InputStream words = WordLists.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(words, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
