package com.mailboxkit.authentication.spf;

/// Limits of the DNS queries of a policy (RFC 7208, section 4.6.4).
final class Limits {

    static final int MAX_EXCHANGERS = 10;
    static final int MAX_NAMES = 10;

    private static final int MAX_TERMS = 10;
    private static final int MAX_VOID = 2;

    private int terms;
    private int voids;

    /// Called before a term that queries DNS.
    void countTerm() throws SpfException {
        if (++terms > MAX_TERMS) {
            throw SpfException.permanent("the policy asks DNS more than " + MAX_TERMS + " times");
        }
    }

    /// Called after a query without results.
    void countVoid() throws SpfException {
        if (++voids > MAX_VOID) {
            throw SpfException.permanent("the policy asks for more than " + MAX_VOID + " names that have nothing");
        }
    }
}
