/// DomainKeys Identified Mail (RFC 6376, with RFC 8301 and RFC 8463).
@org.jspecify.annotations.NullMarked
package com.mailboxkit.authentication.dkim;
