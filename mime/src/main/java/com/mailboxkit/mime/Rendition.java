package com.mailboxkit.mime;

import com.mailboxkit.mime.text.HtmlText;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The inline pieces of a message, in order: one sequence for plain text readers, one for HTML readers. Where
/// only one of the two exists, it serves both.
record Rendition(List<Piece> forText, List<Piece> forHtml) {

    static final Rendition EMPTY = new Rendition(List.of(), List.of());

    Rendition {
        forText = List.copyOf(forText);
        forHtml = List.copyOf(forHtml);
    }

    /// @param text plain text, or HTML
    record Piece(boolean isHtml, String text) {

        private boolean isBlank() {
            return text.isBlank();
        }

        private String asText() {
            return isHtml ? HtmlText.of(text).text() : text;
        }

        private String asHtml() {
            return isHtml
                    ? text
                    : "<div style=\"white-space: pre-wrap\">"
                            + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</div>";
        }
    }

    static Rendition of(Piece piece) {
        return new Rendition(List.of(piece), List.of(piece));
    }

    boolean isBlank() {
        return Stream.concat(forText.stream(), forHtml.stream()).allMatch(Piece::isBlank);
    }

    /// Concatenation.
    static Rendition all(List<Rendition> renditions) {
        return new Rendition(
                renditions.stream().flatMap(one -> one.forText().stream()).toList(),
                renditions.stream().flatMap(one -> one.forHtml().stream()).toList());
    }

    /// Of several alternatives (RFC 2046, section 5.1.4): the first that is plain text, and the last, hence the
    /// best, that is HTML.
    static Rendition best(List<Rendition> alternatives) {
        var html = alternatives.reversed().stream()
                .map(Rendition::forHtml)
                .filter(pieces -> pieces.stream().anyMatch(Piece::isHtml))
                .findFirst();
        var text = firstText(alternatives, pieces -> pieces.stream().noneMatch(Piece::isHtml) && !areBlank(pieces))
                .or(() -> firstText(
                        alternatives, pieces -> pieces.stream().anyMatch(piece -> !piece.isHtml() && !piece.isBlank())))
                .or(() -> html.isPresent() ? html : firstText(alternatives, pieces -> !pieces.isEmpty()));
        return new Rendition(text.orElse(List.of()), html.or(() -> text).orElse(List.of()));
    }

    private static Optional<List<Piece>> firstText(List<Rendition> alternatives, Predicate<List<Piece>> wanted) {
        return alternatives.stream().map(Rendition::forText).filter(wanted).findFirst();
    }

    private static boolean areBlank(List<Piece> pieces) {
        return pieces.stream().allMatch(Piece::isBlank);
    }

    /// The plain text; null where all is HTML.
    @Nullable
    String text() {
        if (forText.stream().allMatch(Piece::isHtml)) {
            return null;
        }
        boolean isMixed = forText.stream().anyMatch(Piece::isHtml);
        var words = forText.stream().filter(piece -> !piece.isBlank()).toList();
        if (words.stream().allMatch(Piece::isHtml)) {
            return isMixed ? null : forText.getFirst().text();
        }
        return words.stream().map(Piece::asText).collect(Collectors.joining("\n"));
    }

    /// The HTML; null where all is plain text.
    @Nullable
    String html() {
        return forHtml.stream().noneMatch(Piece::isHtml)
                ? null
                : forHtml.stream()
                        .filter(piece -> piece.isHtml() || !piece.isBlank())
                        .map(Piece::asHtml)
                        .collect(Collectors.joining("\n"));
    }
}
