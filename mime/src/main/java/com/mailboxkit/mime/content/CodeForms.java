package com.mailboxkit.mime.content;

import com.mailboxkit.mime.content.CodeCandidate.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds tokens of a line with the form of a code: `123456`, `123-456`, `123 456`, `G-123456`, `A7K-9QX`,
/// `ABCD-EFGH`, `1 2 3 4 5 6`. Dates, prices, telephone numbers and parts of addresses are excluded by
/// their context.
final class CodeForms {

    private static final int MIN = 4;
    private static final int MAX = 8;
    private static final int MAX_MIXED = 12;
    private static final int MAX_CANDIDATES = 20; // of a line

    private static final String CURRENCIES = "$€£¥₹₽₩฿₫₺₴₪¢";
    private static final String FOLLOWED_BY_DIGITS = ".,:/\\'’_";

    private final String line;
    private final List<Token> tokens = new ArrayList<>();
    private final List<CodeCandidate> found = new ArrayList<>();

    /// A run of ASCII letters and digits, with single hyphens inside.
    private record Token(String text, int start, int end) {

        boolean isDigits() {
            return text.chars().allMatch(Character::isDigit);
        }
    }

    private CodeForms(String line) {
        this.line = line;
    }

    /// @param line normalized, see [Plainness]; of bounded length
    static List<CodeCandidate> in(String line) {
        if (!mayHold(line)) {
            return List.of();
        }
        var forms = new CodeForms(line);
        forms.tokenize();
        for (int i = 0; i < forms.tokens.size() && forms.found.size() < MAX_CANDIDATES; ) {
            i += forms.take(i);
        }
        return forms.found;
    }

    /// A code has a digit or three capitals in a row: most lines have neither, which is cheap to check.
    static boolean mayHold(String line) {
        int capitals = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            capitals = c >= 'A' && c <= 'Z' ? capitals + 1 : 0;
            if (c >= '0' && c <= '9' || capitals == 3) {
                return true;
            }
        }
        return false;
    }

    private void tokenize() {
        for (int i = 0; i < line.length(); ) {
            if (line.startsWith("://", i) || line.startsWith("www.", i) || line.charAt(i) == '@') {
                i = skipAddress(i);
            } else if (isAlphanumeric(line.charAt(i))) {
                int end = endOfToken(i);
                tokens.add(new Token(line.substring(i, end), i, end));
                i = end;
            } else {
                i++;
            }
        }
    }

    /// Tokens within a URL or an email address are not codes.
    private int skipAddress(int at) {
        int start = at;
        while (start > 0 && line.charAt(start - 1) != ' ' && line.charAt(start - 1) < 128) {
            start--;
        }
        while (!tokens.isEmpty() && tokens.getLast().start() >= start) {
            tokens.removeLast();
        }
        int end = at;
        while (end < line.length() && line.charAt(end) != ' ' && line.charAt(end) < 128) {
            end++;
        }
        return Math.max(end, at + 1);
    }

    private int endOfToken(int start) {
        int end = start;
        while (end < line.length()) {
            boolean isHyphen =
                    line.charAt(end) == '-' && end + 1 < line.length() && isAlphanumeric(line.charAt(end + 1));
            if (!isAlphanumeric(line.charAt(end)) && !isHyphen) {
                break;
            }
            end++;
        }
        return end;
    }

    /// @return how many tokens were consumed
    private int take(int i) {
        int spread = spread(i);
        if (spread > 0) {
            return spread;
        }
        int grouped = grouped(i);
        if (grouped > 0) {
            return grouped;
        }
        var token = tokens.get(i);
        var form = form(token.text());
        if (form != null && isOnItsOwn(token.start(), token.end(), i, i)) {
            add(token.text(), form, token.start(), token.end());
        }
        return 1;
    }

    /// Single characters, as in the cells of a table.
    private int spread(int from) {
        int to = from;
        var code = new StringBuilder();
        while (to < tokens.size() && tokens.get(to).text().length() == 1 && (to == from || isGap(to - 1, 7))) {
            code.append(tokens.get(to).text());
            to++;
        }
        int count = to - from;
        long digits = code.chars().filter(Character::isDigit).count();
        if (count < MIN) {
            return 0;
        }
        if (count <= MAX
                && digits >= 2
                && code.toString().equals(code.toString().toUpperCase(Locale.ROOT))) {
            add(
                    code.toString(),
                    digits == count ? Form.DIGITS : Form.MIXED,
                    tokens.get(from).start(),
                    tokens.get(to - 1).end());
        }
        return count;
    }

    /// Groups of digits separated by a blank: `123 456`, `1234 5678`, `12 34 56`.
    private int grouped(int from) {
        int to = from;
        int size = tokens.get(from).text().length();
        var code = new StringBuilder();
        while (to < tokens.size() && tokens.get(to).isDigits() && (to == from || isGap(to - 1, 1))) {
            code.append(tokens.get(to).text());
            to++;
        }
        int count = to - from;
        if (count < 2) {
            return 0;
        }
        boolean isEven =
                tokens.subList(from, to).stream().allMatch(token -> token.text().length() == size);
        boolean isCode = isEven && (count == 2 && (size == 3 || size == 4) || count == 3 && size == 2);
        int start = tokens.get(from).start();
        int end = tokens.get(to - 1).end();
        if (isCode && isOnItsOwn(start, end, from, to - 1)) {
            add(code.toString(), Form.DIGITS, start, end);
        }
        return count;
    }

    /// Whether only blanks and cell borders separate a token from the next.
    private boolean isGap(int token, int longest) {
        int from = tokens.get(token).end();
        int to = tokens.get(token + 1).start();
        if (to - from > longest) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (line.charAt(i) != ' ' && (longest == 1 || line.charAt(i) != '|')) {
                return false;
            }
        }
        return true;
    }

    private void add(String code, Form form, int start, int end) {
        boolean isAlone = line.substring(0, start).chars().noneMatch(Character::isLetterOrDigit)
                && line.substring(end).chars().noneMatch(Character::isLetterOrDigit);
        found.add(new CodeCandidate(code, form, start, end, isAlone));
    }

    private static @Nullable Form form(String text) {
        String[] groups = text.split("-", -1);
        if (groups.length == 1) {
            return single(text);
        }
        if (text.chars().allMatch(c -> c == '-' || Character.isDigit(c))) {
            int size = groups[0].length();
            boolean isCode = groups.length == 2 && groups[1].length() == size && (size == 3 || size == 4);
            return isCode ? Form.DIGITS : null;
        }
        boolean isPrefixed = groups.length == 2
                && groups[0].length() <= 3
                && groups[0].chars().allMatch(Character::isUpperCase)
                && groups[1].chars().allMatch(Character::isDigit)
                && groups[1].length() >= MIN
                && groups[1].length() <= MAX;
        return isPrefixed ? Form.DIGITS : ofGroups(text, groups);
    }

    private static @Nullable Form ofGroups(String text, String[] groups) {
        if (groups.length > 4 || !text.equals(text.toUpperCase(Locale.ROOT))) {
            return null;
        }
        for (var group : groups) {
            boolean isEven = group.length() == groups[0].length() || isMixed(group) && isMixed(groups[0]);
            if (group.length() < 3 || group.length() > 5 || !isEven) {
                return null;
            }
        }
        return text.chars().anyMatch(Character::isDigit) ? Form.MIXED : Form.LETTERS;
    }

    private static boolean isMixed(String group) {
        return group.chars().anyMatch(Character::isDigit) && group.chars().anyMatch(Character::isLetter);
    }

    private static @Nullable Form single(String text) {
        int length = text.length();
        long digits = text.chars().filter(Character::isDigit).count();
        if (digits == length) {
            boolean isYear = length == 4 && (text.startsWith("19") || text.startsWith("20"));
            return length < MIN || length > MAX ? null : isYear ? Form.YEAR : Form.DIGITS;
        }
        boolean isUpper = text.equals(text.toUpperCase(Locale.ROOT));
        if (digits == 0) {
            return isUpper && length >= 5 && length <= MAX ? Form.LETTERS : null;
        }
        return length >= MIN + 1 && length <= MAX_MIXED && digits < length ? Form.MIXED : null;
    }

    /// Whether a comma ends a clause, as in `123456,5分钟内有效`, rather than separating thousands.
    private boolean isClause(int comma) {
        int i = comma + 1;
        while (i < line.length() && Character.isDigit(line.charAt(i))) {
            i++;
        }
        return line.charAt(comma) == ',' && i < line.length() && Character.isIdeographic(line.charAt(i));
    }

    /// Whether it is a separate word in its context.
    private boolean isOnItsOwn(int start, int end, int first, int last) {
        char before = start > 0 ? line.charAt(start - 1) : ' ';
        char after = end < line.length() ? line.charAt(end) : ' ';
        char before2 = start > 1 ? line.charAt(start - 2) : ' ';
        char after2 = end + 1 < line.length() ? line.charAt(end + 1) : ' ';
        if (FOLLOWED_BY_DIGITS.indexOf(before) >= 0
                && Character.isLetterOrDigit(before2)
                && !(before == ':' && !Character.isDigit(before2))) {
            return false;
        }
        if (FOLLOWED_BY_DIGITS.indexOf(after) >= 0 && Character.isDigit(after2) && !isClause(end)) {
            return false;
        }
        boolean isSum = CURRENCIES.indexOf(before) >= 0
                || CURRENCIES.indexOf(after) >= 0
                || CURRENCIES.indexOf(before2) >= 0 && before == ' '
                || CURRENCIES.indexOf(after2) >= 0 && after == ' '
                || after == '%';
        boolean isMasked = before == '*' && after != '*';
        return !isSum
                && !isMasked
                && "#+№©&=/-•".indexOf(before) < 0
                && "/=-".indexOf(after) < 0
                && !isOfALongerNumber(first, last);
    }

    private boolean isOfALongerNumber(int first, int last) {
        boolean before = first > 0 && tokens.get(first - 1).isDigits() && isNear(first - 1);
        boolean after = last + 1 < tokens.size() && tokens.get(last + 1).isDigits() && isNear(last);
        return before || after;
    }

    private boolean isNear(int token) {
        int from = tokens.get(token).end();
        int to = tokens.get(token + 1).start();
        return to - from <= 2 && line.substring(from, to).chars().allMatch(c -> " -)./".indexOf(c) >= 0);
    }

    private static boolean isAlphanumeric(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}
