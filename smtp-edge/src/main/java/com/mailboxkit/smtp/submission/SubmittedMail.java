package com.mailboxkit.smtp.submission;

import com.mailboxkit.mime.ParsedMessage;
import org.jspecify.annotations.Nullable;

/// A mail as it will go out, read.
///
/// @param rfcMessageId the Message-ID it was submitted with; null where it got one here
/// @param bodySha256 of what was submitted below the header, in lower-case hex
record SubmittedMail(ParsedMessage message, @Nullable String rfcMessageId, String bodySha256) {}
