package com.mailboxkit.web;

import com.mailboxkit.kernel.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// A place in a list, for keyset pagination: the values of the sort columns of the last item shown.
public record Cursor(List<String> keys) {

    /// Of the characters that a cursor consists of.
    public static final String PATTERN = "^[A-Za-z0-9_-]+$";

    private static final String SEPARATOR = "\n";

    public static Cursor at(String... keys) {
        return new Cursor(List.of(keys));
    }

    public String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, keys).getBytes(StandardCharsets.UTF_8));
    }

    /// @param expectedKeys how many sort columns the list has
    /// @throws Refusal when the text was not made by [#encode] for such a list
    public static Cursor decode(String text, int expectedKeys) {
        try {
            var keys = List.of(
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(SEPARATOR, -1));
            if (keys.size() == expectedKeys && keys.stream().allMatch(Cursor::isKey)) {
                return new Cursor(keys);
            }
        } catch (IllegalArgumentException notBase64) {
            throw unknown();
        }
        throw unknown();
    }

    /// PostgreSQL takes no NUL in a text, and no list is sorted by texts with other control characters.
    private static boolean isKey(String key) {
        return !key.isEmpty() && key.codePoints().noneMatch(Character::isISOControl);
    }

    private static Refusal unknown() {
        return Refusal.invalid("cursor", "is not a cursor of this list; pass meta.next_cursor of the page before");
    }
}
