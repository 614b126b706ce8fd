package com.mailboxkit.mime.text;

/// Lines such as "On Monday, Ann wrote:" above a quote, in any language: they have an address or a date, and
/// end in a colon. Without a marked quote, the conditions are stricter.
final class Attribution {

    private static final int MAX_LINES = 4;
    private static final int MAX_LENGTH = 500;
    private static final int MIN_FOLDED = 40; // a line was this long before a program folded it

    private Attribution() {}

    /// Whether a line may be the last of an attribution: cheap, as it is called for every line.
    static boolean mayEndWith(String line) {
        return !line.isEmpty() && mayEndWith(line.charAt(line.length() - 1));
    }

    static boolean mayEndWith(char last) {
        return last == ':' || last == '：' || last == '-' || last == '>';
    }

    /// Where an attribution starts within a line that it shares with the reply, or 0.
    static int inside(String line) {
        int on = line.lastIndexOf("On ");
        if (on <= 0
                || " -".indexOf(line.charAt(on - 1)) < 0
                || !Signs.of(line.substring(on)).any()) {
            return 0;
        }
        int end = on;
        while (end > 0 && (line.charAt(end - 1) == '-' || line.charAt(end - 1) == ' ')) {
            end--;
        }
        return end;
    }

    /// @param last its last line, for which [#mayEndWith] holds
    /// @param floor the earliest line at which it may start
    /// @param quoteFollows whether the next line with words is quoted
    /// @return its first line, or -1 where it is not an attribution
    static int beginOf(MailLines lines, int last, int floor, boolean quoteFollows) {
        int begin = last;
        String text = lines.form(last);
        if (text.isEmpty()) {
            return -1;
        }
        int count = 1;
        while (begin > floor && count < MAX_LINES && isContinued(lines, text, begin)) {
            begin--;
            count++;
            if (lines.form(begin).isEmpty()) { // a program that puts the address into a separate paragraph
                begin--;
            }
            text = lines.form(begin) + ' ' + text;
        }
        return isAttribution(text, quoteFollows) ? begin : -1;
    }

    /// Whether the previous line belongs to the attribution that continues with `text`.
    private static boolean isContinued(MailLines lines, String text, int begin) {
        String before = lines.form(begin - 1);
        if (before.isEmpty()) {
            return begin > 1 && text.charAt(0) == '<' && !lines.form(begin - 2).isEmpty();
        }
        char first = text.charAt(0);
        if (first == '<' || first == '>' || text.indexOf('>') >= 0 && text.indexOf('<') < 0) {
            return true;
        }
        if (MailWords.beginAttribution(text) && Signs.of(text).any() && hasSender(text)) {
            return false;
        }
        var signs = Signs.of(before);
        if (Character.isLowerCase(first) || !signs.any() && before.endsWith(",")) {
            return signs.any()
                    || before.endsWith("<")
                    || MailWords.sayWrote(before)
                    || MailWords.beginAttribution(before);
        }
        return MailWords.beginAttribution(before) && signs.any()
                || before.length() >= MIN_FOLDED
                        && signs.address()
                        && !Signs.of(text).address()
                || !Character.isUpperCase(first)
                        && signs.address()
                        && !Signs.of(text).any();
    }

    private static boolean hasSender(String text) {
        return Signs.of(text).address() || MailWords.sayWrote(text);
    }

    private static boolean isAttribution(String text, boolean quoteFollows) {
        if (text.length() > MAX_LENGTH) {
            return false;
        }
        char last = text.charAt(text.length() - 1);
        var signs = Signs.of(text);
        boolean wrote = MailWords.sayWrote(text);
        return switch (last) {
            case '-' -> text.endsWith("--") && text.startsWith("--") && wrote;
            case '>' ->
                quoteFollows
                        && signs.address()
                        && signs.date()
                        && MailWords.beginAttribution(text)
                        && isEndedByAddress(text);
            default -> quoteFollows ? signs.address() || signs.date() || wrote : isSure(text, signs, wrote);
        };
    }

    private static boolean isEndedByAddress(String text) {
        return text.indexOf('@', text.lastIndexOf('<')) > 0;
    }

    /// Whether an address is right before the colon, as in languages with no verb after it.
    private static boolean isEndedByMailbox(String text) {
        return Signs.of(text.substring(text.lastIndexOf(' ') + 1)).address();
    }

    private static boolean isEndedByVerb(String text) {
        return MailWords.sayWrote(text.substring(text.lastIndexOf(' ') + 1));
    }

    /// Without a marked quote.
    private static boolean isSure(String text, Signs signs, boolean wrote) {
        if (wrote || MailWords.beginQuotation(text)) {
            return signs.address() && (signs.date() || isEndedByVerb(text) || !wrote)
                    || signs.date() && signs.time() && MailWords.beginAttribution(text);
        }
        return signs.date() && signs.time() && isEndedByMailbox(text);
    }
}
