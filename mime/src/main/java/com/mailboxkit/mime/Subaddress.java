package com.mailboxkit.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Subaddresses (RFC 5233): mail for `user+detail@domain` goes to `user@domain`, unless an inbox has exactly
/// that address.
public final class Subaddress {

    private static final char SEPARATOR = '+';

    private Subaddress() {}

    /// The addresses whose inbox may receive for an address, as [Addresses#key] writes them, the most specific
    /// first: `a+b+c@example.com`, `a+b@example.com`, `a@example.com`.
    public static List<String> candidates(String address) {
        String key = Addresses.key(address);
        int at = key.lastIndexOf('@');
        var candidates = new ArrayList<String>();
        candidates.add(key);
        if (!key.startsWith("\"")) {
            for (int plus = key.lastIndexOf(SEPARATOR, at); plus > 0; plus = key.lastIndexOf(SEPARATOR, plus - 1)) {
                candidates.add(key.substring(0, plus) + key.substring(at));
            }
        }
        return candidates;
    }

    /// The detail of an address relative to its inbox, in its original case.
    ///
    /// @param inbox as [Addresses#key] writes it
    public static Optional<String> tag(String address, String inbox) {
        String key = Addresses.key(address);
        String user = inbox.substring(0, inbox.lastIndexOf('@')) + SEPARATOR;
        if (key.equals(inbox) || !key.startsWith(user) || !candidates(key).contains(inbox)) {
            return Optional.empty();
        }
        String written = Addresses.unquoted(address.strip());
        int from = 0;
        for (int i = 0; i < user.length(); i++) {
            if (user.charAt(i) == SEPARATOR) {
                from = written.indexOf(SEPARATOR, from) + 1; // lower case may be longer, but has as many of these
            }
        }
        return Optional.of(written.substring(from, written.lastIndexOf('@'))).filter(tag -> !tag.isEmpty());
    }
}
