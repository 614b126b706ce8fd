package com.mailboxkit.mime.text;

import java.util.Locale;

/// Text at the end of a message that is not the author's: signatures, and footers of mailing lists.
final class Signatures {

    private static final int MAX_SIGNATURE_LINES = 15; // after a mark other than that of RFC 3676
    private static final int MAX_FOOTER_LINES = 14;
    private static final int MAX_NAME = 40;

    private static final String[] LIST = """
            mailing list|mailinglist|mailing-list|unsubscribe|listinfo|mailman|listserv|google groups|groups.google|@lists.|/lists
            liste de diffusion|mailingliste|abmelden|abbestellen|désabonner|désinscri|cancelar la suscripción|darse de baja
            disiscriver|afmelden|отписаться|退订|退信|配信停止|avsluta prenumeration
            """.strip().split("[|\\n]");

    private Signatures() {}

    /// Whether a signature starts here, by its mark (RFC 3676, section 4.3) or a common substitute.
    ///
    /// @param end the line before which it ends
    /// @param exact whether only the mark of the RFC counts
    static boolean beginsAt(MailLines lines, int i, int end, boolean exact) {
        String line = lines.get(i);
        if (line.length() > 4 || line.isEmpty()) {
            return false;
        }
        if (line.equals("-- ")) {
            return true;
        }
        return !exact && isTyped(line) && countText(lines, i + 1, end) <= MAX_SIGNATURE_LINES;
    }

    /// Whether such marks separate several items, in which case they end none.
    static boolean areDividers(MailLines lines, int end) {
        int marks = 0;
        for (int i = 0; i < end; i++) {
            String line = lines.get(i);
            if (line.length() <= 4 && !line.equals("-- ") && isTyped(line)) {
                marks++;
            }
        }
        return marks > 1;
    }

    private static boolean isTyped(String line) {
        return switch (line.strip()) {
            case "--", "__", "—" -> true;
            default -> false;
        };
    }

    /// Whether a rule starts the footer of a mailing list.
    static boolean isListFooter(MailLines lines, int rule, int end) {
        if (countText(lines, rule + 1, end) > MAX_FOOTER_LINES) {
            return false;
        }
        for (int i = rule + 1; i < end; i++) {
            if (containsAny(lines.form(i).toLowerCase(Locale.ROOT), LIST)) {
                return true;
            }
        }
        return false;
    }

    /// A name under the text, without a blank as before a list item.
    static boolean isSignedWithADash(String line) {
        int begin = line.startsWith("--") ? 2 : line.startsWith("-") ? 1 : 0;
        if (begin == 0 || line.length() < begin + 2 || line.length() > begin + MAX_NAME) {
            return false;
        }
        if (!Character.isUpperCase(line.charAt(begin))) {
            return false;
        }
        for (int i = begin; i < line.length(); i++) {
            char c = line.charAt(i);
            if (!Character.isLetter(c) && ".' -".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /// A purely graphical line: a rule, or the dot that a tracking program leaves.
    static boolean isDrawn(String line) {
        for (int i = 0; i < line.length(); i++) {
            if ("-_=~*+#—–ᐧ \t".indexOf(line.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int countText(MailLines lines, int from, int end) {
        int count = 0;
        for (int i = from; i < end && count <= MAX_SIGNATURE_LINES; i++) {
            if (!lines.isBlank(i)) {
                count++;
            }
        }
        return count;
    }

    private static boolean containsAny(String text, String[] words) {
        for (var word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
