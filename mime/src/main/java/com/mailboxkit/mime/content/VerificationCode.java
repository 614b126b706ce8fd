package com.mailboxkit.mime.content;

/// A code that a service sent to verify that its user reads this mailbox.
///
/// @param code as it is to be typed, without blanks
/// @param kind `numeric` or `alphanumeric`
/// @param confidence from 0 to 1
public record VerificationCode(String code, String kind, double confidence) {}
