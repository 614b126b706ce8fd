package com.mailboxkit.kernel.message;

import org.jspecify.annotations.Nullable;

/// A mailbox of RFC 5322, section 3.4: an address and an optional display name.
///
/// @param address addr-spec as written, without angle brackets
/// @param name decoded display name
public record Mailbox(String address, @Nullable String name) {}
