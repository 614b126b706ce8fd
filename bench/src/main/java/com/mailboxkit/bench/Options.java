package com.mailboxkit.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/// What the user said.
///
/// @param name of a benchmark, or [#RENDER]
/// @param length of one measurement
record Options(String name, Duration length, boolean profile) {

    static final String RENDER = "render";

    private static final Duration USUAL_LENGTH = Duration.ofSeconds(15);

    static final class Misused extends RuntimeException {

        private static final long serialVersionUID = 1;

        private Misused(String message) {
            super(message);
        }
    }

    static Options parse(List<String> words, Collection<String> benchmarks) {
        var rest = words.iterator();
        var name = rest.hasNext() ? rest.next() : "";
        if (!benchmarks.contains(name) && !name.equals(RENDER)) {
            throw new Misused("say ./mailboxkit bench %s or %s".formatted(String.join(", ", benchmarks), RENDER));
        }
        var length = USUAL_LENGTH;
        boolean profile = false;
        while (rest.hasNext()) {
            var option = rest.next();
            switch (option) {
                case "--seconds" -> length = seconds(rest);
                case "--profile" -> profile = true;
                default -> throw new Misused("unknown option " + option);
            }
        }
        return new Options(name, length, profile);
    }

    private static Duration seconds(Iterator<String> rest) {
        var number = rest.hasNext() ? rest.next() : "";
        if (!number.matches("[1-9]\\d{0,4}")) {
            throw new Misused("--seconds needs a number of seconds");
        }
        return Duration.ofSeconds(Long.parseLong(number));
    }
}
