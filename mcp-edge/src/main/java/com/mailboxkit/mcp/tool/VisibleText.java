package com.mailboxkit.mcp.tool;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Text in which nothing is hidden: characters that a person does not see, though a model reads them, appear as
/// escapes by their code points. These are tags, marks of direction, fillers, controls and selectors of variants
/// that no font has. Joiners within words and pictures stay, since scripts need them.
final class VisibleText {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;
    private static final int FIRST_RARE_SELECTOR = 0xe0100;
    private static final int LAST_RARE_SELECTOR = 0xe01ef;
    private static final int ASCII = 0x80;

    /// Letters and symbols that are drawn as nothing.
    private static final String BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0";

    /// Marks that belong to the digits after them, and are seen.
    private static final String SEEN = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2";

    private VisibleText() {}

    /// All strings of `node`, however deep; names of members are the platform's own.
    static JsonNode of(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var shown = JsonNodeFactory.instance.objectNode();
                object.propertyStream().forEach(member -> shown.set(member.getKey(), of(member.getValue())));
                yield shown;
            }
            case ArrayNode array ->
                array.valueStream()
                        .map(VisibleText::of)
                        .collect(Collectors.collectingAndThen(
                                Collectors.toList(), JsonNodeFactory.instance.arrayNode()::addAll));
            default -> node.isString() ? JsonNodeFactory.instance.stringNode(of(node.stringValue())) : node;
        };
    }

    static String of(String text) {
        var letters = text.codePoints().toArray();
        var shown = new StringBuilder(text.length());
        for (int i = 0; i < letters.length; i++) {
            if (isSeen(letters[i]) || isJoining(letters, i)) {
                shown.appendCodePoint(letters[i]);
            } else {
                shown.append("\\u{%X}".formatted(letters[i]));
            }
        }
        return shown.toString();
    }

    private static boolean isSeen(int letter) {
        return switch (Character.getType(letter)) {
            case Character.FORMAT -> SEEN.indexOf(letter) >= 0;
            case Character.CONTROL -> letter == '\n' || letter == '\r' || letter == '\t';
            case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> BLANK.indexOf(letter) < 0 && (letter < FIRST_RARE_SELECTOR || letter > LAST_RARE_SELECTOR);
        };
    }

    private static boolean isJoining(int[] letters, int i) {
        boolean isJoiner = letters[i] == ZERO_WIDTH_JOINER || letters[i] == ZERO_WIDTH_NON_JOINER;
        return isJoiner
                && i > 0
                && i + 1 < letters.length
                && isOfAnotherScript(letters[i - 1])
                && isOfAnotherScript(letters[i + 1]);
    }

    private static boolean isOfAnotherScript(int letter) {
        return letter >= ASCII && isSeen(letter);
    }
}
