package com.mailboxkit.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list, newest first.
public record Page<T>(List<T> data, Meta meta) {

    /// @param nextCursor opaque; null on the last page
    public record Meta(@Nullable String nextCursor) {}

    /// A page of `request.limit()` items, made from that many rows and one more where there is a next page.
    ///
    /// @param cursor names the place after an item
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, Cursor> cursor) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, new Meta(null));
        }
        var shown = rows.subList(0, request.limit());
        return new Page<>(shown, new Meta(cursor.apply(shown.getLast()).encode()));
    }
}
