package com.mailboxkit.webhook.call;

import com.mailboxkit.kernel.webhook.AttemptResult;
import org.jspecify.annotations.Nullable;

/// How a call ended.
///
/// @param retryAfterSeconds when the receiver wants to be called again, null where it does not say
record CallOutcome(AttemptResult result, @Nullable Long retryAfterSeconds) {}
