package com.mailboxkit.mime.content;

import com.mailboxkit.mime.content.MessageLink.Kind;
import com.mailboxkit.mime.content.PhraseFinder.Match;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Classifies what opening a link does: by its words first, then by its URL, and where neither is conclusive,
/// as for `click here`, by the words around it.
final class LinkKinds {

    private static final PhraseFinder<LinkWord> WORDS = WordLists.finder("link-words.txt", LinkWord.class);
    private static final int SHORT = 40; // characters of words that may be inconclusive by themselves

    private LinkKinds() {}

    /// @param text of the link
    /// @param around the text before and after it
    static Kind of(String url, String text, String around) {
        var address = new LinkUrl(url);
        var own = words(text);
        return byWords(own, address, text.isEmpty())
                .or(address::kind)
                .filter(kind -> !(kind == Kind.VERIFY && own.contains(LinkWord.BUSINESS)))
                .or(() -> isBare(text, own) ? byWords(words(around), address, true) : Optional.empty())
                .orElse(Kind.OTHER);
    }

    private static Set<LinkWord> words(String text) {
        return WORDS.find(Plainness.lower(Plainness.of(text, 500))).stream()
                .map(Match::meaning)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(LinkWord.class)));
    }

    private static boolean isBare(String text, Set<LinkWord> own) {
        return own.isEmpty() && text.length() <= SHORT;
    }

    private static Optional<Kind> byWords(Set<LinkWord> words, LinkUrl address, boolean isFarther) {
        boolean isProof = words.contains(LinkWord.VERIFY) || words.contains(LinkWord.RESET);
        if (words.contains(LinkWord.UNSUBSCRIBE) && !(isFarther && isProof)) {
            return Optional.of(Kind.UNSUBSCRIBE);
        }
        if (words.contains(LinkWord.RESET)) {
            return Optional.of(Kind.RESET);
        }
        if (words.contains(LinkWord.VERIFY)) {
            boolean isOther = words.contains(LinkWord.BUSINESS) || address.isBusiness();
            return isOther ? Optional.empty() : Optional.of(Kind.VERIFY);
        }
        boolean isMagic = words.contains(LinkWord.SIGN_IN) && (address.isMagic() || address.hasLongToken());
        return isMagic && !isFarther ? Optional.of(Kind.VERIFY) : Optional.empty();
    }
}
