package com.mailboxkit.query.search;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// The words of a search.
public final class SearchFuzz {

    private SearchFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        var query = new String(input, 0, Math.min(input.length, SearchRequest.MAX_QUERY), StandardCharsets.UTF_8);
        var _ = new TermQueries(List.of("subject", "body"))
                .all(SearchTerm.parse(query))
                .toString();
    }
}
