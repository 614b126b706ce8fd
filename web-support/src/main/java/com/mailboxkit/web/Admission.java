package com.mailboxkit.web;

import org.jspecify.annotations.Nullable;

/// A caller with a valid key.
///
/// @param allowance what the rate limit leaves; null where there is none
record Admission(Caller caller, @Nullable Allowance allowance) {}
