package com.mailboxkit.query.search;

import com.mailboxkit.mime.SearchText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Converts Elasticsearch's highlights of separated text for display.
final class Highlights {

    private static final String BETWEEN_PIECES = "</em><em>";

    private Highlights() {}

    static Map<String, List<String>> shown(Map<String, List<String>> marked) {
        return marked.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        field -> field.getValue().stream()
                                .map(html -> SearchText.shown(html).replace(BETWEEN_PIECES, ""))
                                .toList()));
    }
}
