package com.mailboxkit.query;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;

/// Reads columns that are declared `not null`.
public final class Columns {

    private Columns() {}

    public static String text(Readable row, String column) {
        return required(row, column, String.class);
    }

    public static long number(Readable row, String column) {
        return required(row, column, Long.class);
    }

    public static boolean flag(Readable row, String column) {
        return required(row, column, Boolean.class);
    }

    public static Instant time(Readable row, String column) {
        return required(row, column, OffsetDateTime.class).toInstant();
    }

    private static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
