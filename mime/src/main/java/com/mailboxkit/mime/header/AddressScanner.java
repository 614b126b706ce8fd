package com.mailboxkit.mime.header;

import com.mailboxkit.kernel.message.Mailbox;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Scans a list of addresses once, from one separator to the next. A comma without an address before it is part
/// of the next name.
final class AddressScanner {

    private static final int MAX_MAILBOXES = 500;

    private final String value;
    private final Delimiters delimiters;
    private final EncodedWords encodedWords;
    private final int lastSemicolon;
    private final List<Mailbox> mailboxes = new ArrayList<>();
    private final Set<String> lookalikes = new LinkedHashSet<>();

    private final StringBuilder phrase = new StringBuilder();
    private final List<String> bare = new ArrayList<>();
    private @Nullable String comment;
    private @Nullable String address;
    private String nameBefore = "";
    private String bareName = "";
    private int at;

    AddressScanner(String value) {
        this.value = value;
        this.delimiters = new Delimiters(value);
        this.encodedWords = new EncodedWords(value);
        this.lastSemicolon = value.lastIndexOf(';');
    }

    AddressList scan() {
        while (at < value.length() && mailboxes.size() < MAX_MAILBOXES) {
            switch (value.charAt(at)) {
                case ',' -> comma();
                case ';' -> separator();
                case ':' -> colon();
                case '(' -> comment();
                case '<' -> angle();
                case '>' -> at++; // unmatched
                case ' ', '\t' -> append(" ", at + 1);
                default -> word();
            }
        }
        endMailbox();
        return new AddressList(mailboxes, lookalikes);
    }

    private void append(String text, int next) {
        phrase.append(text);
        at = next;
    }

    private void comma() {
        if (address == null && bare.isEmpty()) {
            append(phrase.isEmpty() ? "" : ",", at + 1);
        } else {
            separator();
        }
    }

    private void separator() {
        endMailbox();
        at++;
    }

    /// Ends the name of a group, where a semicolon ends the group.
    private void colon() {
        if (address == null && bare.isEmpty() && at < lastSemicolon) {
            clear();
            at++;
        } else {
            append(":", at + 1);
        }
    }

    private void comment() {
        int end = delimiters.end(at);
        if (end < 0) {
            append("(", at + 1);
        } else {
            comment = value.substring(at + 1, end);
            at = end + 1;
        }
    }

    private void angle() {
        int end = endOfAngle();
        if (end < 0) {
            at++;
            return;
        }
        var content = value.substring(at + 1, end);
        var found = AddrSpec.in(delimiters.withoutComments(at + 1, end));
        if (found.isPresent()) {
            if (address != null) {
                var between = phrase.toString();
                phrase.setLength(0);
                endMailbox();
                phrase.append(between);
            }
            address = found.get();
            nameBefore = phrase.toString();
            phrase.setLength(0);
        } else if (content.isBlank()) {
            clear(); // no mailbox, whatever precedes it
        } else {
            phrase.append('<').append(content).append('>');
        }
        at = end + 1;
    }

    /// @return -1 where another starts before this one ends
    private int endOfAngle() {
        for (int i = at + 1; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '>') {
                return i;
            }
            if (c == '<') {
                return -1;
            }
            if (c == '"') {
                i = Math.max(i, delimiters.end(i));
            }
        }
        return -1;
    }

    /// Up to a blank or a special; quoted strings, such as those of a local part, and encoded words are taken
    /// as a whole.
    private void word() {
        int start = at;
        boolean hasSign = false;
        var text = new StringBuilder();
        while (at < value.length() && !isEndOfWord(value.charAt(at))) {
            char c = value.charAt(at);
            int end = c == '"' ? delimiters.end(at) : c == '=' ? encodedWords.end(at) - 1 : -1;
            if (end > at) {
                text.append(c == '"' ? Quotes.unescape(value, at + 1, end) : value.substring(at, end + 1));
                at = end + 1;
            } else {
                hasSign |= c == '@';
                text.append(c == '"' ? "" : c);
                at++;
            }
        }
        if (hasSign) {
            bareName = bare.isEmpty() ? phrase.toString() : bareName;
            bare.add(value.substring(start, at));
            phrase.append(value, start, at);
        } else {
            phrase.append(text);
        }
    }

    private boolean isEndOfWord(char c) {
        return c == ' ' || c == '\t' || c == ',' || c == ';' || c == '<' || c == '>' || c == '(' || isGroupColon(c);
    }

    private boolean isGroupColon(char c) {
        return c == ':' && at < lastSemicolon;
    }

    private void endMailbox() {
        if (address != null) {
            var name = nameBefore.isBlank() ? phrase.toString() : nameBefore;
            mailboxes.add(new Mailbox(address, DisplayName.of(name, comment)));
            bare.forEach(word -> AddrSpec.in(word).ifPresent(lookalikes::add));
        } else if (!bare.isEmpty()) {
            var whole = AddrSpec.in(phrase.toString());
            var found =
                    bare.stream().flatMap(word -> AddrSpec.in(word).stream()).toList();
            if (found.size() <= 1) {
                whole.ifPresent(only -> mailboxes.add(new Mailbox(only, DisplayName.of(bareName(), comment))));
            } else {
                found.forEach(each -> mailboxes.add(new Mailbox(each, null)));
            }
        }
        clear();
    }

    /// The name before an address without brackets, unless it is a list of names or `mailto:`.
    private String bareName() {
        boolean isName =
                AddrSpec.in(bare.getFirst()).isPresent() && bareName.indexOf(',') < 0 && !bareName.endsWith(":");
        return isName ? bareName : "";
    }

    private void clear() {
        phrase.setLength(0);
        bare.clear();
        comment = null;
        address = null;
        nameBefore = "";
        bareName = "";
    }
}
