package com.mailboxkit.command.organization;

import com.mailboxkit.mime.Addresses;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The address of an owner in the form in which the many ways to write one mailbox are equal: with and without a tag,
/// quotes, dots at Gmail, letters that look alike (Unicode UTS #39) and characters that nobody sees.
final class OwnerAddress {

    private static final Set<String> WITHOUT_DOTS = Set.of("gmail.com", "googlemail.com");
    private static final Map<Integer, Integer> LOOKALIKES = lookalikes();

    /// Fillers that have no width, though Unicode calls them letters or symbols.
    private static final String BLANK = "\u115f\u1160\u3164\uffa0\u2800";

    private OwnerAddress() {}

    /// @param email of at most 320 characters
    static String normalise(String email) {
        var domain = Addresses.domain(email);
        var local = email.substring(0, email.lastIndexOf('@'));
        var plain = skeleton(unquoted(local)).toLowerCase(Locale.ROOT);
        int tag = plain.indexOf('+');
        var mailbox = tag > 0 ? plain.substring(0, tag) : plain;
        return WITHOUT_DOTS.contains(domain) ? mailbox.replace(".", "") + "@gmail.com" : mailbox + "@" + domain;
    }

    /// Lower-case hex SHA-256 of the normalised address.
    static String hash(String email) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(normalise(email).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String unquoted(String local) {
        boolean isQuoted = local.length() > 1 && local.startsWith("\"") && local.endsWith("\"");
        return isQuoted ? local.substring(1, local.length() - 1).replace("\\", "") : local;
    }

    private static String skeleton(String text) {
        var plain = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .codePoints()
                .filter(OwnerAddress::isSeen)
                .map(letter -> LOOKALIKES.getOrDefault(letter, letter))
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static boolean isSeen(int letter) {
        return switch (Character.getType(letter)) {
            case Character.FORMAT,
                    Character.CONTROL,
                    Character.SPACE_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.UNASSIGNED -> false;
            default -> BLANK.indexOf(letter) < 0;
        };
    }

    /// Letters of other scripts that are drawn as Latin ones, by the confusables of UTS #39.
    private static Map<Integer, Integer> lookalikes() {
        var table = new HashMap<Integer, Integer>();
        add(table, "АВЕЅІЈКМНОРСТУХԀҺӀԚԜЬѴП", "ABESIJKMHOPCTYXDHIQWBVN"); // Cyrillic
        add(table, "авеѕіјкмнорстухԁһӏԛԝьѵпг", "abesijkmhopctyxdhlqwbvnr");
        add(table, "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"); // Greek
        add(table, "αβειηκνορτυχμγϲϳ", "abeinkvoptuxuycj");
        add(table, "օոսցհյզքԁ", "onugnjqpd"); // Armenian
        add(table, "ıɑɡɩʟøđłħŧƅʏꞵ", "iagilodlhtbyb"); // Latin
        return Map.copyOf(table);
    }

    private static void add(Map<Integer, Integer> table, String letters, String latin) {
        for (int i = 0; i < latin.length(); i++) {
            table.put((int) letters.charAt(i), (int) latin.charAt(i));
        }
    }
}
