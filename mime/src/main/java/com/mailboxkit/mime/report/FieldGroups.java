package com.mailboxkit.mime.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Groups of fields with blank lines between them, as `message/delivery-status` (RFC 3464, section 2.1) and
/// `message/feedback-report` have them.
final class FieldGroups {

    private static final int MAX_GROUPS = 200;
    private static final int MAX_NAME = 100;

    private FieldGroups() {}

    /// By field name in lower case; folded lines are joined, and spaces before the colon ignored.
    static List<Map<String, List<String>>> of(String text) {
        var groups = new ArrayList<Map<String, List<String>>>();
        for (var block : text.strip().split("\n[ \t]*\n", MAX_GROUPS)) {
            var fields = fields(block);
            if (!fields.isEmpty()) {
                groups.add(fields);
            }
        }
        return groups;
    }

    private static Map<String, List<String>> fields(String block) {
        var fields = new LinkedHashMap<String, List<String>>();
        for (var line : block.replaceAll("\n[ \t]+", " ").split("\n")) {
            int colon = line.indexOf(':');
            var name = colon > 0 ? line.substring(0, Math.min(colon, MAX_NAME)).strip() : "";
            if (!name.isEmpty() && name.chars().noneMatch(Character::isWhitespace)) {
                fields.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
        }
        return fields;
    }
}
