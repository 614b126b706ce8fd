package com.mailboxkit.command.inbox;

import java.util.Set;
import java.util.random.RandomGenerator;

/// Makes up addresses on the platform's own domain.
public final class AgentAddresses {

    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 12; // 60 bits: a clash is refused by the address's stream, and never seen

    /// Who holds one of these speaks for the domain, before certificate authorities too (RFC 2142; CA/Browser Forum
    /// Baseline Requirements, section 3.2.2.4.4).
    private static final Set<String> RESERVED = Set.of(
            "abuse",
            "admin",
            "administrator",
            "billing",
            "bounces",
            "ftp",
            "hostmaster",
            "info",
            "mailer-daemon",
            "marketing",
            "news",
            "no-reply",
            "noc",
            "noreply",
            "notices",
            "postmaster",
            "root",
            "sales",
            "security",
            "ssladmin",
            "support",
            "usenet",
            "uucp",
            "webmaster",
            "www");

    private final String domain;

    AgentAddresses(String domain) {
        this.domain = domain;
    }

    /// @param random a source that nobody can guess
    public String random(RandomGenerator random) {
        var local = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            local.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return local + "@" + domain;
    }

    /// Whether an address on the platform's own domain could be taken for another one: it has quotes, letters of other
    /// scripts or what nobody sees (Unicode UTS #39).
    boolean isConfusable(String email) {
        int at = email.lastIndexOf('@');
        return email.substring(at + 1).equals(domain)
                && !email.substring(0, at).chars().allMatch(AgentAddresses::isPlain);
    }

    private static boolean isPlain(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "._+-".indexOf(c) >= 0;
    }

    String domain() {
        return domain;
    }

    /// Whether an address on the platform's own domain is kept for the platform; what follows a `+` does not matter.
    boolean isReserved(String email) {
        int at = email.lastIndexOf('@');
        var local = email.substring(0, at);
        int plus = local.indexOf('+');
        return email.substring(at + 1).equals(domain) && RESERVED.contains(plus < 0 ? local : local.substring(0, plus));
    }
}
