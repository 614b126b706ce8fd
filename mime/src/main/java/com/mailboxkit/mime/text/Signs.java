package com.mailboxkit.mime.text;

/// What the form of a line shows in any language: an address, a date, a time of day.
record Signs(boolean address, boolean date, boolean time) {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2099;
    private static final int BUDDHIST = 543; // years of the Thai calendar are ahead by it

    static Signs of(CharSequence text) {
        var scan = new Scan(text);
        for (int i = 0; i < text.length(); ) {
            i = scan.next(i);
        }
        return scan.found();
    }

    boolean any() {
        return address || date || time;
    }

    private static final class Scan {

        private final CharSequence text;
        private boolean address;
        private boolean time;
        private boolean year;
        private boolean day;
        private boolean numericDate;

        Scan(CharSequence text) {
            this.text = text;
        }

        int next(int at) {
            char c = text.charAt(at);
            if (c == '@') {
                address |= isLocal(at - 1) && at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
            } else if (Character.isDigit(c)) {
                return number(at);
            }
            return at + 1;
        }

        Signs found() {
            return new Signs(address, numericDate || year && day, time);
        }

        private boolean isLocal(int at) {
            return at >= 0 && (Character.isLetterOrDigit(text.charAt(at)) || "._-+\"=".indexOf(text.charAt(at)) >= 0);
        }

        private int number(int from) {
            int to = afterDigits(from);
            int digits = to - from;
            if (digits <= 2 && isTime(to)) {
                time = true;
                return afterDigits(to + 1);
            }
            int second = afterSeparatedNumber(to);
            boolean goesOn = second > 0 && second < text.length() && text.charAt(second) == text.charAt(to);
            int third = goesOn ? afterSeparatedNumber(second) : -1;
            if (digits <= 4 && third > 0 || second > 0 && isBehindMonth(from)) {
                numericDate = true;
                return Math.max(second, third);
            }
            if (digits == 4) {
                year |= isYear(value(from, to));
            } else if (digits <= 2) {
                int number = value(from, to);
                day |= number >= 1 && number <= 31;
            }
            return to;
        }

        /// `March-19-11`.
        private boolean isBehindMonth(int at) {
            return at > 1 && text.charAt(at - 1) == '-' && Character.isLetter(text.charAt(at - 2));
        }

        /// Hours before, then minutes: `10:00`, `10h00`, `20.42`.
        private boolean isTime(int at) {
            return at + 2 < text.length()
                    && ":h.\uff1a".indexOf(text.charAt(at)) >= 0
                    && afterDigits(at + 1) == at + 3
                    && (text.charAt(at) != '.' || at + 3 == text.length() || text.charAt(at + 3) != '.');
        }

        /// @return the end of the number after a separator, -1 without one
        private int afterSeparatedNumber(int at) {
            if (at + 1 >= text.length() || "./-".indexOf(text.charAt(at)) < 0) {
                return -1;
            }
            int end = afterDigits(at + 1);
            return end == at + 1 || end > at + 5 ? -1 : end;
        }

        private int afterDigits(int from) {
            int to = from;
            while (to < text.length() && Character.isDigit(text.charAt(to))) {
                to++;
            }
            return to;
        }

        private int value(int from, int to) {
            int value = 0;
            for (int i = from; i < to; i++) {
                value = value * 10 + Character.digit(text.charAt(i), 10);
            }
            return value;
        }

        private static boolean isYear(int number) {
            return number >= FIRST_YEAR && number <= LAST_YEAR
                    || number >= FIRST_YEAR + BUDDHIST && number <= LAST_YEAR + BUDDHIST;
        }
    }
}
