package com.mailboxkit.server.roles;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says what to do when the platform cannot start with its roles.
final class InvalidRolesAnalyzer extends AbstractFailureAnalyzer<InvalidRolesException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, InvalidRolesException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.action(), cause);
    }
}
