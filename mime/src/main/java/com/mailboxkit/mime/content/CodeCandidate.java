package com.mailboxkit.mime.content;

/// A token of a line with the form of a code.
///
/// @param start in the line
/// @param end after the last character
/// @param isAlone whether it is the only token of the line
record CodeCandidate(String code, Form form, int start, int end, boolean isAlone) {

    enum Form {
        /// Digits, perhaps in groups: the form of most codes, and of most other numbers.
        DIGITS,
        /// Four digits that may be a year.
        YEAR,
        /// Letters and digits.
        MIXED,
        /// Letters only, in groups or not.
        LETTERS
    }

    boolean isUpperCase() {
        return code.chars().noneMatch(Character::isLowerCase);
    }
}
