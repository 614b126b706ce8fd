package com.mailboxkit.mime.content;

/// What words around a number say of it; `code-words.txt` has them.
enum CodeWord {
    /// Names a code that proves who reads.
    PROOF,
    /// Says that a code is handed over here.
    GIVEN,
    /// Names a code of any kind.
    NAME,
    /// Names another number or code.
    OTHER,
    /// Stands behind a number that counts.
    COUNTED,
    /// Says what is never done with a code: such a sentence speaks of codes and holds none.
    WARNING,
    /// Says what a code is for.
    PURPOSE,
    /// Stands in mail with such codes.
    EVIDENCE;

    boolean isName() {
        return this == PROOF || this == GIVEN || this == NAME || this == OTHER;
    }
}
