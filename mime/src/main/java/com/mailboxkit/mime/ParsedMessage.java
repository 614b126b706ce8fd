package com.mailboxkit.mime;

import com.mailboxkit.kernel.message.MessageContent;
import com.mailboxkit.kernel.message.MessageHeaders;

/// A message that was read or composed: what its header says, and where its parts are kept.
public record ParsedMessage(MessageHeaders headers, MessageContent content) {}
