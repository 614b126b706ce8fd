package com.mailboxkit.mime.content;

import com.mailboxkit.mime.content.CodeCandidate.Form;
import com.mailboxkit.mime.content.PhraseFinder.Match;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the codes by which a service verifies that its user reads a mailbox. A token with the form of a
/// code counts only where words beside it name it so: most numbers in mail are those of orders, parcels,
/// rooms and years.
public final class CodeFinder {

    private static final int MAX_CODES = 5;
    private static final int MAX_LINES = 400;
    private static final int MAX_LINE = 1_000;
    private static final int MAX_TEXT = 50_000;
    private static final int MAX_CANDIDATES = 200;

    private static final int CLOSE = 15;
    private static final int NEAR = 30; // characters between a name and its code
    private static final int FAR = 70;
    private static final int LINES_BEFORE = 3;
    private static final int LINES_BEHIND = 2;
    private static final int SURE = 2; // words of evidence that compensate for a weak name
    private static final double LIKELY = 0.95;
    private static final double PLAUSIBLE = 0.8;
    private static final double POSSIBLE = 0.6;
    private static final double TOLERANCE = 0.2; // by which the score of another code may be lower than the first

    private static final Set<String> REPLIES =
            Set.of("re", "aw", "sv", "vs", "antw", "odp", "ynt", "res", "ref", "回复", "答复");
    private final List<TextLine> lines;
    private final Optional<TextLine> subject;
    private final Map<String, Double> found = new LinkedHashMap<>();
    private long evidence = -1; // not counted yet

    private CodeFinder(String subject, String text) {
        var plain = Plainness.of(subject, MAX_LINE);
        this.subject = isReply(plain) ? Optional.empty() : Optional.of(new TextLine(plain));
        this.lines =
                SpreadLines.join(Plainness.of(text, MAX_TEXT)
                                .lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty()))
                        .stream()
                        .limit(MAX_LINES)
                        .map(line -> new TextLine(line.substring(0, Math.min(line.length(), MAX_LINE))))
                        .toList();
    }

    /// The codes of a message, most likely first.
    ///
    /// @param text the new part, without markup: quoted history has the codes of others
    public static List<VerificationCode> find(String subject, String text) {
        return new CodeFinder(subject, text).codes();
    }

    private static boolean isReply(String subject) {
        int colon = subject.indexOf(':');
        return colon > 0 && REPLIES.contains(subject.substring(0, colon).strip().toLowerCase(Locale.ROOT));
    }

    private long evidence() {
        if (evidence < 0) {
            evidence = Stream.concat(subject.stream(), lines.stream())
                    .mapToLong(CodeFinder::evidence)
                    .sum();
        }
        return evidence;
    }

    private static long evidence(TextLine line) {
        return line.count(CodeWord.EVIDENCE) + line.count(CodeWord.PURPOSE) + line.count(CodeWord.PROOF);
    }

    private List<VerificationCode> codes() {
        int looked = 0;
        subject.ifPresent(line -> codesIn(line).forEach(it -> rate(it, beside(it, line), line.has(CodeWord.OTHER))));
        for (int i = 0; i < lines.size() && looked < MAX_CANDIDATES; i++) {
            for (var candidate : codesIn(lines.get(i))) {
                looked++;
                rate(candidate, relation(candidate, i), isAmongOthers(i));
            }
        }
        double best = found.values().stream().mapToDouble(it -> it).max().orElse(0);
        return found.entrySet().stream()
                .filter(code -> code.getValue() >= best - TOLERANCE)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MAX_CODES)
                .map(code -> new VerificationCode(
                        code.getKey(), isNumeric(code.getKey()) ? "numeric" : "alphanumeric", code.getValue()))
                .toList();
    }

    private static List<CodeCandidate> codesIn(TextLine line) {
        return CodeForms.in(line.text()).stream()
                .filter(it -> line.behind(it.end(), word -> word.meaning() == CodeWord.COUNTED)
                        .filter(word -> word.start() - it.end() <= 1)
                        .isEmpty())
                .toList();
    }

    private static boolean isNumeric(String code) {
        return code.chars().allMatch(c -> c == '-' || Character.isDigit(c));
    }

    /// The name of a candidate.
    ///
    /// @param isDirect whether nothing is in between
    /// @param isPersonal whether it is named as the reader's, as in `your Acme code`
    private record Relation(CodeWord word, double confidence, boolean isDirect, boolean isPersonal) {

        Relation(CodeWord word, double confidence, boolean isDirect) {
            this(word, confidence, isDirect, false);
        }
    }

    private void rate(CodeCandidate candidate, Optional<Relation> relation, boolean isAmongOthers) {
        relation.filter(it -> isEnough(candidate, it, isAmongOthers))
                .ifPresent(it -> found.merge(
                        candidate.code(),
                        it.word() == CodeWord.PROOF ? it.confidence() : it.confidence() - 0.1,
                        Math::max));
    }

    private boolean isEnough(CodeCandidate candidate, Relation relation, boolean isAmongOthers) {
        if (relation.word() == CodeWord.OTHER || !isFormEnough(candidate, relation)) {
            return false;
        }
        if (relation.word() == CodeWord.PROOF) {
            return subject.filter(CodeFinder::isOfSomethingElse).isEmpty();
        }
        boolean isNamedOther =
                isAmongOthers || subject.filter(it -> it.has(CodeWord.OTHER)).isPresent();
        if (relation.isPersonal() && candidate.form() == Form.DIGITS) {
            return !isNamedOther;
        }
        long needed = (candidate.form() == Form.DIGITS ? 1 : 2) * (relation.word() == CodeWord.NAME ? 2 : 1);
        return !isNamedOther && evidence() >= needed;
    }

    /// A subject about an order, a licence or a trip, and no code.
    private static boolean isOfSomethingElse(TextLine subject) {
        return subject.has(CodeWord.OTHER)
                && !subject.has(CodeWord.GIVEN)
                && !subject.has(CodeWord.NAME)
                && evidence(subject) == 0;
    }

    private boolean isFormEnough(CodeCandidate candidate, Relation relation) {
        boolean isDirect = relation.isDirect() || candidate.isAlone();
        return switch (candidate.form()) {
            case DIGITS -> true;
            case YEAR -> isDirect;
            case MIXED -> relation.word() != CodeWord.PURPOSE && (isDirect || candidate.isUpperCase());
            case LETTERS ->
                (relation.word() == CodeWord.PROOF || relation.word() == CodeWord.GIVEN && evidence() >= SURE)
                        && isDirect
                        && (candidate.code().contains("-") || !looksLikeAWord(candidate.code()));
        };
    }

    /// Random letters have fewer vowels than words.
    private static boolean looksLikeAWord(String letters) {
        long vowels = letters.chars().filter(c -> "AEIOU".indexOf(c) >= 0).count();
        return vowels * 3 >= letters.length();
    }

    /// Whether another kind of number is named nearby.
    private boolean isAmongOthers(int line) {
        return lines.subList(Math.max(0, line - 1), line + 1).stream().anyMatch(it -> it.has(CodeWord.OTHER));
    }

    private Optional<Relation> relation(CodeCandidate candidate, int place) {
        var beside = beside(candidate, lines.get(place));
        if (beside.isPresent() || !(candidate.isAlone() || beginsLine(candidate, lines.get(place)))) {
            return beside;
        }
        return before(candidate, place)
                .or(() -> candidate.isAlone() ? behind(place) : Optional.empty())
                .or(() -> candidate.isAlone() ? inSubject() : Optional.empty());
    }

    private static boolean beginsLine(CodeCandidate candidate, TextLine line) {
        return line.text().substring(0, candidate.start()).chars().noneMatch(Character::isLetterOrDigit);
    }

    /// By words of the same line: before it, or after it as in `123456 is your code`.
    private static Optional<Relation> beside(CodeCandidate candidate, TextLine line) {
        var before = line.nameBefore(candidate.start())
                .filter(it -> candidate.start() - it.end() <= FAR)
                .filter(it -> CodeSentence.leadsTo(line.text().substring(it.end(), candidate.start())));
        var behind = line.nameBehind(candidate.end())
                .filter(it -> it.start() - candidate.end() <= FAR)
                .filter(it -> CodeSentence.isCalled(line.text().substring(candidate.end(), it.start())));
        if (before.isPresent() && (behind.isEmpty() || isNearer(before.get(), behind.get(), candidate))) {
            return before.map(it -> besideName(it, candidate.start() - it.end(), line.text(), candidate));
        }
        if (behind.isPresent()) {
            return behind.map(it -> new Relation(
                    it.meaning(),
                    it.start() - candidate.end() <= FAR / 2 + 5 ? LIKELY : PLAUSIBLE,
                    candidate.start() == 0,
                    CodeSentence.isPersonal(line.text(), it)));
        }
        return line.behind(candidate.end(), it -> it.meaning() == CodeWord.PURPOSE)
                .filter(it -> it.start() - candidate.end() <= CLOSE)
                .map(it -> new Relation(CodeWord.PURPOSE, PLAUSIBLE, false));
    }

    private static boolean isNearer(Match<CodeWord> before, Match<CodeWord> behind, CodeCandidate candidate) {
        int distance = candidate.start() - before.end();
        return distance <= NEAR || distance <= behind.start() - candidate.end();
    }

    private static Relation besideName(Match<CodeWord> name, int distance, String line, CodeCandidate candidate) {
        var between = new StringBuilder();
        line.substring(name.end(), candidate.start())
                .chars()
                .filter(c -> CodeSentence.BETWEEN.indexOf(c) < 0)
                .forEach(c -> between.append((char) c));
        boolean isDirect = distance <= 12 && CodeSentence.isCopula(between.toString());
        return new Relation(
                name.meaning(),
                isDirect ? LIKELY : distance <= NEAR ? LIKELY - 0.05 : PLAUSIBLE,
                isDirect,
                isDirect && CodeSentence.isPersonal(line, name));
    }

    private Optional<Relation> before(CodeCandidate candidate, int place) {
        for (int i = place - 1; i >= Math.max(0, place - LINES_BEFORE); i--) {
            var line = lines.get(i);
            var name = line.has(CodeWord.PROOF)
                    ? Optional.of(CodeWord.PROOF)
                    : line.lastName().map(Match::meaning);
            if (name.isPresent()) {
                boolean isLabel = i == place - 1;
                return candidate.isAlone() || isLabel && line.text().endsWith(":")
                        ? Optional.of(new Relation(name.get(), isLabel ? LIKELY : LIKELY - 0.05, isLabel))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<Relation> behind(int place) {
        for (int i = place + 1; i < lines.size() && i <= place + LINES_BEHIND; i++) {
            var line = lines.get(i);
            if (line.has(CodeWord.WARNING)) {
                continue;
            }
            var name = line.has(CodeWord.PROOF)
                    ? Optional.of(CodeWord.PROOF)
                    : line.nameBehind(0).map(Match::meaning);
            if (name.isPresent()) {
                return Optional.of(new Relation(name.get(), PLAUSIBLE, false));
            }
        }
        return Optional.empty();
    }

    private Optional<Relation> inSubject() {
        return subject.flatMap(line -> line.has(CodeWord.PROOF)
                ? Optional.of(new Relation(CodeWord.PROOF, PLAUSIBLE, false))
                : line.lastName().map(it -> new Relation(it.meaning(), POSSIBLE + 0.1, false)));
    }
}
