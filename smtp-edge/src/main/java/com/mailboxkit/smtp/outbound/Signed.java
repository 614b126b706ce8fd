package com.mailboxkit.smtp.outbound;

/// @param field to be put before a message, or nothing
/// @param needs of the message with it
record Signed(byte[] field, RequiredExtensions needs) {

    Signed {
        needs = needs.with(field.length);
    }
}
