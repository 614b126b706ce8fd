/// Domains that organizations send from and receive at.
@org.jspecify.annotations.NullMarked
package com.mailboxkit.kernel.domain;
