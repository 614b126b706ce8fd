/// Sender Policy Framework (RFC 7208).
@org.jspecify.annotations.NullMarked
package com.mailboxkit.authentication.spf;
