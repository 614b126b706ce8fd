package com.mailboxkit.mime.structure;

/// The lines of a message. CRLF, LF and CR end one, also CR CR LF, which some programs write.
final class Lines {

    private final Octets octets;
    private final long limit;
    private long start;
    private long end;
    private long next;
    private long bareCrsBefore;

    /// From `from` up to `limit`.
    Lines(Octets octets, long from, long limit) {
        this.octets = octets;
        this.limit = limit;
        this.next = from;
    }

    /// Moves to the next line.
    ///
    /// @return false where there is none
    boolean next() {
        Stop.check();
        if (next >= limit) {
            return false;
        }
        start = next;
        end = start;
        for (int octet; end < limit && (octet = octets.at(end)) != '\n' && octet != '\r'; ) {
            end++;
        }
        next = end < limit ? end + lineBreak() : end;
        return true;
    }

    /// The length of the line break at `end`.
    private long lineBreak() {
        if (octets.at(end) == '\n') {
            return 1;
        }
        if (end < bareCrsBefore) {
            return 1;
        }
        long after = end;
        while (after < limit && octets.at(after) == '\r') {
            after++;
        }
        if (after < limit && octets.at(after) == '\n') {
            return after + 1 - end;
        }
        bareCrsBefore = after;
        return 1;
    }

    /// Moves back, so that the line there is next.
    void seek(long offset) {
        next = offset;
        bareCrsBefore = 0;
    }

    /// Where the line starts.
    long start() {
        return start;
    }

    /// Where its line break starts.
    long end() {
        return end;
    }

    /// Where the next line starts.
    long following() {
        return next;
    }

    boolean isEmpty() {
        return start == end;
    }

    boolean startsWithBlank() {
        return !isEmpty() && isBlank(octets.at(start));
    }

    /// @param ascii in lower case; letters of the line in any case match
    boolean startsWith(String ascii) {
        if (end - start < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            int octet = octets.at(start + i);
            if ((octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet) != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Without trailing blanks; an empty array for a line longer than `most`.
    byte[] trimmed(int most) {
        long last = end;
        while (last > start && end - last <= most && isBlank(octets.at(last - 1))) {
            last--;
        }
        return last - start > most ? new byte[0] : octets.copy(start, last);
    }

    private static boolean isBlank(int octet) {
        return octet == ' ' || octet == '\t';
    }
}
