/// Domain-based Message Authentication, Reporting, and Conformance (RFC 9989).
@org.jspecify.annotations.NullMarked
package com.mailboxkit.authentication.dmarc;
