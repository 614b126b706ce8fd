package com.mailboxkit.mime.content;

/// Something in a line that has the form of a code.
///
/// @param start in the line
/// @param end behind the last character
/// @param isAlone whether the line holds nothing else
record CodeCandidate(String code, Form form, int start, int end, boolean isAlone) {

    enum Form {
        /// Digits, perhaps in groups: what most codes are, and most other numbers.
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
