package com.mailboxkit.mime.content;

import com.mailboxkit.mime.content.MessageLink.Kind;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What the URL of a link reveals: its host, path, query and the values that are words.
final class LinkUrl {

    private static final int MAX_READ = 2_000;
    private static final int MAX_WORDS = 100;
    private static final int LONG_TOKEN = 20;

    private static final Set<String> UNSUBSCRIBE = Set.of(
            "unsubscribe",
            "unsub",
            "optout",
            "unsubscription",
            "abmelden",
            "abbestellen",
            "desabonnement",
            "desinscription",
            "baja",
            "afmelden",
            "uitschrijven");
    private static final Set<String> RESET = Set.of(
            "reset",
            "resetpassword",
            "passwordreset",
            "pwreset",
            "recover",
            "recovery",
            "forgot",
            "forgotpassword",
            "newpassword",
            "setpassword",
            "changepassword",
            "resetpw",
            "zuruecksetzen",
            "lostpassword");
    private static final Set<String> VERIFY = Set.of(
            "verify",
            "verification",
            "verifyemail",
            "emailverification",
            "emailverify",
            "confirm",
            "confirmation",
            "confirmemail",
            "emailconfirmation",
            "activate",
            "activation",
            "activateaccount",
            "validate",
            "validation",
            "magic",
            "magiclink",
            "signup",
            "optin",
            "doi",
            "bestaetigen",
            "verificar",
            "confirmar");
    private static final Set<String> MAGIC = Set.of("magic", "magiclink", "passwordless", "emaillogin", "loginlink");
    private static final Set<String> BUSINESS = Set.of(
            "order",
            "orders",
            "booking",
            "bookings",
            "reservation",
            "event",
            "events",
            "rsvp",
            "appointment",
            "appointments",
            "delivery",
            "track",
            "tracking",
            "checkout",
            "cart",
            "invoice",
            "invoices",
            "payment",
            "receipt",
            "meeting",
            "calendar",
            "survey",
            "trip",
            "trips");

    private final Set<String> words = new HashSet<>();
    private final boolean hasLongToken;

    LinkUrl(String url) {
        String start = url.substring(0, Math.min(url.length(), MAX_READ));
        int from = start.indexOf("://") + 3;
        boolean longToken = false;
        for (int i = from, begin = from; i <= start.length() && words.size() < MAX_WORDS; i++) {
            if (i == start.length() || !Character.isLetterOrDigit(start.charAt(i))) {
                String run = start.substring(begin, i);
                longToken |= run.length() >= LONG_TOKEN && run.chars().anyMatch(Character::isDigit);
                add(run);
                begin = i + 1;
            }
        }
        hasLongToken = longToken;
        joinPairs(start.substring(from).toLowerCase(Locale.ROOT));
    }

    /// `resetPassword` is read as `reset`, `password` and both.
    private void add(String run) {
        if (run.isEmpty() || run.length() > 2 * LONG_TOKEN) {
            return;
        }
        words.add(run.toLowerCase(Locale.ROOT));
        int begin = 0;
        for (int i = 1; i <= run.length(); i++) {
            if (i == run.length() || Character.isUpperCase(run.charAt(i)) && Character.isLowerCase(run.charAt(i - 1))) {
                words.add(run.substring(begin, i).toLowerCase(Locale.ROOT));
                begin = i;
            }
        }
    }

    private void joinPairs(String address) {
        if (address.contains("opt-out") || address.contains("opt_out")) {
            words.add("optout");
        }
        if (address.contains("opt-in") || address.contains("opt_in")) {
            words.add("optin");
        }
    }

    /// What is certain; a sign-up page verifies nothing without a token.
    Optional<Kind> kind() {
        if (has(UNSUBSCRIBE)) {
            return Optional.of(Kind.UNSUBSCRIBE);
        }
        if (has(RESET)) {
            return Optional.of(Kind.RESET);
        }
        return has(VERIFY) && !has(BUSINESS) && !(words.contains("signup") && !hasLongToken)
                ? Optional.of(Kind.VERIFY)
                : Optional.empty();
    }

    boolean isMagic() {
        return has(MAGIC);
    }

    boolean hasLongToken() {
        return hasLongToken;
    }

    boolean isBusiness() {
        return has(BUSINESS);
    }

    private boolean has(Set<String> some) {
        return words.stream().anyMatch(some::contains);
    }
}
