package com.mailboxkit.web.outage;

/// Knows the failures by which one library says that what it connects to does not answer. Each library has one, in the
/// module that may use it.
@FunctionalInterface
public interface OutageDetector {

    /// @param failure by itself, without its causes
    boolean detects(Throwable failure);
}
