package com.mailboxkit.authentication.spf;

import com.mailboxkit.authentication.DnsUnavailableException;
import com.mailboxkit.authentication.spf.SpfResult.Verdict;

/// A policy cannot be evaluated, temporarily or permanently.
final class SpfException extends Exception {

    private static final long serialVersionUID = 1;

    private final Verdict verdict;

    private SpfException(Verdict verdict, String reason) {
        super(reason, null, false, false); // a result, not a failure
        this.verdict = verdict;
    }

    static SpfException permanent(String reason) {
        return new SpfException(Verdict.PERMERROR, reason);
    }

    static SpfException temporary(DnsUnavailableException cause) {
        return new SpfException(Verdict.TEMPERROR, "DNS does not answer: " + cause.getMessage());
    }

    Verdict verdict() {
        return verdict;
    }
}
