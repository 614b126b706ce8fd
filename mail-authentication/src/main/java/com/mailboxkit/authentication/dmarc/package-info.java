/// Domain-based Message Authentication, Reporting, and Conformance (RFC 7489).
@org.jspecify.annotations.NullMarked
package com.mailboxkit.authentication.dmarc;
