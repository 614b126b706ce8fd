package com.mailboxkit.web;

import com.mailboxkit.kernel.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// A place in a list, for keyset pagination: the values of the sort columns of the last item shown.
public record Cursor(List<String> keys) {

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
            var keys =
                    List.of(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(SEPARATOR));
            if (keys.size() == expectedKeys) {
                return new Cursor(keys);
            }
        } catch (IllegalArgumentException notBase64) {
            throw unknown();
        }
        throw unknown();
    }

    private static Refusal unknown() {
        return Refusal.invalid("cursor", "is not a cursor of this list; pass meta.next_cursor of the page before");
    }
}
