package com.mailboxkit.web;

import org.jspecify.annotations.Nullable;

/// A caller with a valid key.
///
/// @param unread the last of its organization's events that was not yet in the read model (see [ReadBarrier.Unread])
/// @param allowance what the rate limit leaves; null where there is none
record Admission(Caller caller, long unread, @Nullable Allowance allowance) {}
