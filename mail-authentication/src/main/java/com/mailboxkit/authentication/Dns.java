package com.mailboxkit.authentication;

import java.util.List;

/// What mail authentication asks DNS. Names are in A-labels, without the final dot.
public interface Dns {

    /// The TXT records of a name, each with its strings put together; none where there is none.
    ///
    /// @throws UnavailableException where DNS gave no answer, so that another time it may
    List<String> txt(String name) throws UnavailableException;

    /// DNS gave no answer.
    final class UnavailableException extends Exception {

        private static final long serialVersionUID = 1;

        public UnavailableException(String message) {
            super(message);
        }
    }
}
