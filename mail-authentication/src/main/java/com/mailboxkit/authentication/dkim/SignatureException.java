package com.mailboxkit.authentication.dkim;

import com.mailboxkit.authentication.dkim.Verification.Outcome;

/// Why a signature cannot be accepted as valid.
final class SignatureException extends Exception {

    private static final long serialVersionUID = 1;

    private final Outcome outcome;

    private SignatureException(Outcome outcome, String reason) {
        super(reason, null, false, false); // a result, not a failure
        this.outcome = outcome;
    }

    static SignatureException permanent(String reason) {
        return new SignatureException(Outcome.PERMERROR, reason);
    }

    static SignatureException temporary(String reason) {
        return new SignatureException(Outcome.TEMPERROR, reason);
    }

    static SignatureException failed(String reason) {
        return new SignatureException(Outcome.FAIL, reason);
    }

    static SignatureException unacceptable(String reason) {
        return new SignatureException(Outcome.POLICY, reason);
    }

    Outcome outcome() {
        return outcome;
    }
}
