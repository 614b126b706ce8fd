package com.mailboxkit.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which page a caller wants: `?limit=` (1 to 100, 25 unless told) and `?cursor=`. A controller method may take one.
public record PageRequest(int limit, @Nullable String cursorText) {

    public static final int DEFAULT_LIMIT = 25;
    public static final int MAX_LIMIT = 100;

    /// @param keys how many sort columns the list has
    public Optional<Cursor> cursor(int keys) {
        return Optional.ofNullable(cursorText).map(text -> Cursor.decode(text, keys));
    }

    /// Rows to fetch: one more than shown tells whether there is a next page.
    public int fetch() {
        return limit + 1;
    }
}
