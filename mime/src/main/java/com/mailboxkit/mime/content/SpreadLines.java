package com.mailboxkit.mime.content;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Joins text that is spread over lines character by character, as some mails show a code: each digit in a box.
final class SpreadLines {

    private static final int MIN = 4;

    private SpreadLines() {}

    static List<String> join(Stream<String> lines) {
        var joined = new ArrayList<String>();
        var single = new ArrayList<String>();
        lines.forEach(line -> {
            if (line.length() == 1 && Character.isLetterOrDigit(line.charAt(0))) {
                single.add(line);
            } else {
                flush(single, joined);
                joined.add(line);
            }
        });
        flush(single, joined);
        return joined;
    }

    private static void flush(List<String> single, List<String> joined) {
        if (single.size() >= MIN) {
            joined.add(String.join(" ", single));
        } else {
            joined.addAll(single);
        }
        single.clear();
    }
}
