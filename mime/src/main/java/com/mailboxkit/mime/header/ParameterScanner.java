package com.mailboxkit.mime.header;

import java.util.Map;

/// Parses the parameters of a field: `name=value` and `name="value"`, with any separators.
final class ParameterScanner {

    private static final int MAX_NAME = 80;
    private static final int MAX_PARAMETERS = 1_000;

    private final String field;
    private final ParameterPieces pieces = new ParameterPieces();
    private int at;

    private ParameterScanner(String field, int from) {
        this.field = field;
        this.at = from;
    }

    /// @param from after the value of the field
    /// @return decoded, by names in lower case
    static Map<String, String> scan(String field, int from) {
        var scanner = new ParameterScanner(field, from);
        for (int i = 0; i < MAX_PARAMETERS && scanner.at < field.length(); i++) {
            scanner.next();
        }
        return scanner.pieces.joined();
    }

    private void next() {
        while (at < field.length() && isSeparator(field.charAt(at))) {
            at++;
        }
        int start = at;
        while (at < field.length() && isNameCharacter(field.charAt(at))) {
            at++;
        }
        var name = field.substring(start, at);
        skipBlanks();
        if (at < field.length() && field.charAt(at) == '=') {
            at++;
            skipBlanks();
            boolean isQuoted = at < field.length() && field.charAt(at) == '"' && field.indexOf('"', at + 1) > 0;
            var value = isQuoted ? quoted() : unquoted();
            if (!name.isEmpty() && name.length() <= MAX_NAME) {
                pieces.add(name, value);
            }
        } else if (at == start) {
            at++; // no name starts here
        }
    }

    private void skipBlanks() {
        while (at < field.length() && Character.isWhitespace(field.charAt(at))) {
            at++;
        }
    }

    private static boolean isSeparator(char c) {
        return c == ';' || c == ',' || Character.isWhitespace(c);
    }

    private static boolean isNameCharacter(char c) {
        return c > ' ' && c < 0x7F && "()<>@,;:\\\"/[]?=".indexOf(c) < 0;
    }

    /// A backslash is literal except before a quote or another backslash: programs send file paths unescaped.
    private String quoted() {
        var value = new StringBuilder();
        for (at++; at < field.length() && field.charAt(at) != '"'; at++) {
            char c = field.charAt(at);
            boolean isEscape = c == '\\' && at + 1 < field.length() && "\"\\".indexOf(field.charAt(at + 1)) >= 0;
            value.append(isEscape ? field.charAt(++at) : c);
        }
        at++;
        return value.toString();
    }

    /// Up to the semicolon, or to what can only be the next parameter: file names have blanks.
    private String unquoted() {
        int start = at;
        while (at < field.length() && field.charAt(at) != ';' && !isBeforeParameter()) {
            at++;
        }
        var value = field.substring(start, at).strip();
        return value.startsWith("\"") ? value.substring(1) : value;
    }

    private boolean isBeforeParameter() {
        char c = field.charAt(at);
        if (c != ',' && !Character.isWhitespace(c)) {
            return false;
        }
        int i = at + 1;
        while (i < field.length() && i - at < MAX_NAME && isNameCharacter(field.charAt(i))) {
            i++;
        }
        return i > at + 1 && i < field.length() && field.charAt(i) == '=' && !isBase64End(i);
    }

    /// Encoded words have blanks between them, and equals signs at their ends.
    private boolean isBase64End(int equals) {
        return equals + 1 < field.length() && "=?".indexOf(field.charAt(equals + 1)) >= 0;
    }
}
