package com.mailboxkit.mime.content;

/// The meaning of words around a number; listed in `code-words.txt`.
enum CodeWord {
    /// Names a verification code.
    PROOF,
    /// Announces a code.
    GIVEN,
    /// Names a code of any kind.
    NAME,
    /// Names another kind of number or code.
    OTHER,
    /// The unit of a quantity, after the number.
    COUNTED,
    /// Never used with a code itself: such a sentence mentions codes and has none.
    WARNING,
    /// The purpose of a code.
    PURPOSE,
    /// Occurs in mail with such codes.
    EVIDENCE;

    boolean isName() {
        return this == PROOF || this == GIVEN || this == NAME || this == OTHER;
    }
}
