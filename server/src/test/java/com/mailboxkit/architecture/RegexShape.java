package com.mailboxkit.architecture;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/// A regular expression, as far as the work that it can cost depends on it: what is repeated, and what follows.
sealed interface RegexShape {

    /// One character, or nothing for an anchor.
    ///
    /// @param first which characters, of the first [#KNOWN]
    record Atom(BitSet first, boolean isNullable) implements RegexShape {}

    record Sequence(List<RegexShape> parts) implements RegexShape {}

    record Choice(List<RegexShape> branches) implements RegexShape {}

    /// A look-around, which takes nothing.
    record Look(RegexShape inside) implements RegexShape {}

    /// @param max [Integer#MAX_VALUE] where there is no limit
    /// @param keeps whether it is possessive, so that it never gives back what it took
    record Repetition(RegexShape part, int min, int max, boolean keeps) implements RegexShape {}

    /// Characters that stand for all of them: ASCII, Latin and the controls.
    int KNOWN = 0x180;

    static RegexShape of(Pattern regex) {
        return new Reader(regex.pattern(), regex.flags()).read();
    }

    default boolean isNullable() {
        return switch (this) {
            case Atom atom -> atom.isNullable;
            case Sequence all -> all.parts.stream().allMatch(RegexShape::isNullable);
            case Choice one -> one.branches.stream().anyMatch(RegexShape::isNullable);
            case Look look -> true;
            case Repetition again -> again.min == 0 || again.part.isNullable();
        };
    }

    /// The characters with which a match of it can begin.
    default BitSet first() {
        return switch (this) {
            case Atom atom -> atom.first;
            case Sequence all -> first(all.parts, new BitSet());
            case Choice one -> {
                var any = new BitSet();
                one.branches.forEach(branch -> any.or(branch.first()));
                yield any;
            }
            case Look look -> new BitSet();
            case Repetition again -> again.part.first();
        };
    }

    /// The characters with which the parts can begin, or what comes after them where they can be empty.
    static BitSet first(List<RegexShape> parts, BitSet after) {
        var all = new BitSet();
        for (var part : parts) {
            all.or(part.first());
            if (!part.isNullable()) {
                return all;
            }
        }
        all.or(after);
        return all;
    }

    /// Reads the syntax of [Pattern].
    final class Reader {

        private static final BitSet NOTHING = new BitSet();
        private static final String ANCHORS = "bBAGZzE";

        private final String text;
        private final int flags;
        private int at;

        Reader(String text, int flags) {
            this.text = text;
            this.flags = flags;
        }

        RegexShape read() {
            var branches = new ArrayList<RegexShape>();
            var parts = new ArrayList<RegexShape>();
            while (at < text.length() && text.charAt(at) != ')') {
                if (text.charAt(at) == '|') {
                    at++;
                    branches.add(new Sequence(List.copyOf(parts)));
                    parts.clear();
                } else {
                    parts.add(repeated(part()));
                }
            }
            branches.add(new Sequence(List.copyOf(parts)));
            return branches.size() == 1 ? branches.getFirst() : new Choice(branches);
        }

        private RegexShape part() {
            return switch (text.charAt(at)) {
                case '(' -> group();
                case '[' -> atom(endOfClass());
                case '^', '$' -> {
                    at++;
                    yield new Atom(NOTHING, true);
                }
                case '\\' -> escaped();
                default -> atom(at + Character.charCount(text.codePointAt(at)));
            };
        }

        private RegexShape group() {
            boolean isAhead = text.startsWith("(?=", at) || text.startsWith("(?!", at);
            boolean isLook = isAhead || text.startsWith("(?<=", at) || text.startsWith("(?<!", at);
            at++;
            if (text.charAt(at) == '?') {
                if (text.startsWith("?<", at) && !isLook) {
                    at = text.indexOf('>', at) + 1;
                } else {
                    while (":=!>)".indexOf(text.charAt(at)) < 0) {
                        at++;
                    }
                    if (text.charAt(at) == ')') {
                        at++;
                        return new Atom(NOTHING, true); // flags such as (?i), which `flags` has too
                    }
                    at++;
                }
            }
            var inside = read();
            at++;
            return isLook ? new Look(inside) : inside;
        }

        private RegexShape escaped() {
            char kind = text.charAt(at + 1);
            if (ANCHORS.indexOf(kind) >= 0) {
                at += 2;
                return new Atom(NOTHING, true);
            }
            if (kind == 'Q') {
                int end = text.indexOf("\\E", at);
                at += 2;
                var parts = new ArrayList<RegexShape>();
                while (at < (end < 0 ? text.length() : end)) {
                    parts.add(new Atom(matching(Pattern.quote(text.substring(at, ++at))), false));
                }
                at = end < 0 ? at : end + 2;
                return new Sequence(parts);
            }
            if (kind >= '1' && kind <= '9' || kind == 'k') {
                throw new IllegalArgumentException("it refers back to a group");
            }
            boolean isBraced = "pPx".indexOf(kind) >= 0 && text.startsWith("{", at + 2);
            int length = isBraced
                    ? text.indexOf('}', at) + 1 - at
                    : switch (kind) {
                        case 'u' -> 6;
                        case 'x' -> 4;
                        case 'p', 'P' -> 3;
                        default -> 2;
                    };
            return atom(at + length);
        }

        private int endOfClass() {
            int depth = 0;
            for (int i = at; ; i++) {
                switch (text.charAt(i)) {
                    case '\\' -> i++;
                    case '[' -> depth++;
                    case ']' -> {
                        if (--depth == 0) {
                            return i + 1;
                        }
                    }
                    default -> {}
                }
            }
        }

        private RegexShape atom(int end) {
            var source = text.substring(at, end);
            at = end;
            return new Atom(matching(source), false);
        }

        private BitSet matching(String source) {
            var one = Pattern.compile(source, flags);
            var characters = new BitSet();
            for (char c = 0; c < KNOWN; c++) {
                characters.set(c, one.matcher(String.valueOf(c)).matches());
            }
            return characters;
        }

        private RegexShape repeated(RegexShape part) {
            if (at == text.length()) {
                return part;
            }
            int min;
            int max = Integer.MAX_VALUE;
            switch (text.charAt(at)) {
                case '*' -> min = 0;
                case '+' -> min = 1;
                case '?' -> {
                    min = 0;
                    max = 1;
                }
                case '{' -> {
                    int end = text.indexOf('}', at);
                    var bounds = text.substring(at + 1, end).split(",", -1);
                    min = Integer.parseInt(bounds[0]);
                    max = bounds.length == 1 ? min : bounds[1].isEmpty() ? max : Integer.parseInt(bounds[1]);
                    at = end;
                }
                default -> {
                    return part;
                }
            }
            at++;
            boolean isPossessive = at < text.length() && text.charAt(at) == '+';
            boolean isLazy = at < text.length() && text.charAt(at) == '?';
            at += isPossessive || isLazy ? 1 : 0;
            return new Repetition(part, min, max, isPossessive);
        }
    }
}
