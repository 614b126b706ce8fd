package com.mailboxkit.authentication.dkim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A tag list (RFC 6376, section 3.2), the syntax of signatures and keys.
final class TagList {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern BLANK = Pattern.compile("[ \\t\\r\\n]+");

    private final Map<String, String> tags;

    private TagList(Map<String, String> tags) {
        this.tags = tags;
    }

    /// @throws SignatureException where the syntax is invalid, or a tag occurs twice
    static TagList parse(String text) throws SignatureException {
        var tags = new LinkedHashMap<String, String>();
        for (var part : text.split(";", -1)) {
            if (part.isBlank()) {
                continue;
            }
            int equals = part.indexOf('=');
            String name = equals < 0 ? part.strip() : part.substring(0, equals).strip();
            if (equals < 0 || !NAME.matcher(name).matches()) {
                throw SignatureException.permanent("there is a tag without a name or a value");
            }
            if (tags.put(name, part.substring(equals + 1).strip()) != null) {
                throw SignatureException.permanent("the tag " + name + " is there twice");
            }
        }
        return new TagList(tags);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(tags.get(name));
    }

    /// @throws SignatureException where it is absent or empty
    String require(String name) throws SignatureException {
        return get(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> SignatureException.permanent("the tag " + name + " is missing"));
    }

    /// A value in which white space is ignored, such as base64.
    Optional<String> compact(String name) {
        return get(name).map(value -> BLANK.matcher(value).replaceAll(""));
    }

    /// The colon-separated parts of a value, in lower case; empty where it is absent.
    List<String> list(String name) {
        return get(name).stream()
                .flatMap(value -> Stream.of(value.split(":", -1)))
                .map(part -> part.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    boolean isFirst(String name) {
        return tags.keySet().stream().findFirst().filter(name::equals).isPresent();
    }
}
