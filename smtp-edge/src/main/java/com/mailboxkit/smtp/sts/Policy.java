package com.mailboxkit.smtp.sts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a domain asks of those who send to it (RFC 8461, section 3.2).
///
/// @param mx names of its servers; one that begins with `*.` stands for all names that have one more label
/// @param maxAge how long it holds once it was read
public record Policy(Mode mode, List<String> mx, Duration maxAge) {

    private static final long LONGEST_SECONDS = 31_557_600;
    private static final int MAX_MX = 100;
    private static final String ANY = "*.";

    /// What follows where a server does not prove its name, or is none of those that the domain names.
    public enum Mode {
        /// It gets no mail.
        ENFORCE,
        /// It gets it, and the operator is told.
        TESTING,
        /// Nothing: the domain withdraws its policy.
        NONE
    }

    public Policy {
        mx = List.copyOf(mx);
    }

    /// Reads the body of a policy; empty where it is none. Fields that are not known are skipped.
    static Optional<Policy> parse(String text) {
        Optional<Mode> mode = Optional.empty();
        Optional<Duration> maxAge = Optional.empty();
        var mx = new ArrayList<String>();
        boolean isVersion1 = false;
        for (var line : text.split("\r?\n")) {
            var field = line.split(":", 2);
            var value = field.length < 2 ? "" : field[1].strip();
            switch (field[0].strip()) {
                case "version" -> isVersion1 |= value.equals("STSv1");
                case "mode" -> mode = mode.or(() -> mode(value));
                case "max_age" -> maxAge = maxAge.or(() -> age(value));
                case "mx" -> mx.add(value.toLowerCase(Locale.ROOT));
                default -> {}
            }
        }
        boolean isWhole = isVersion1
                && maxAge.isPresent()
                && mx.size() <= MAX_MX
                && mode.filter(wanted -> wanted == Mode.NONE || !mx.isEmpty()).isPresent();
        return isWhole ? Optional.of(new Policy(mode.get(), mx, maxAge.get())) : Optional.empty();
    }

    private static Optional<Mode> mode(String value) {
        return switch (value) {
            case "enforce" -> Optional.of(Mode.ENFORCE);
            case "testing" -> Optional.of(Mode.TESTING);
            case "none" -> Optional.of(Mode.NONE);
            default -> Optional.empty();
        };
    }

    private static Optional<Duration> age(String value) {
        return value.matches("\\d{1,10}")
                ? Optional.of(Duration.ofSeconds(Math.min(Long.parseLong(value), LONGEST_SECONDS)))
                : Optional.empty();
    }

    /// In the form that [#parse] reads.
    String text() {
        var text = new StringBuilder("version: STSv1\nmode: %s\nmax_age: %d\n"
                .formatted(mode.name().toLowerCase(Locale.ROOT), maxAge.toSeconds()));
        mx.forEach(name -> text.append("mx: ").append(name).append('\n'));
        return text.toString();
    }

    /// @param host in A-labels, without a dot at the end
    public boolean names(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        int dot = name.indexOf('.');
        var anySibling = dot < 0 ? "" : ANY + name.substring(dot + 1);
        return mx.contains(name) || mx.contains(anySibling);
    }
}
