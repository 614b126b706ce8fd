/// Domains.
@org.jspecify.annotations.NullMarked
package com.mailboxkit.projection.domain;
