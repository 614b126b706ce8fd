/// Reading of domains.
@org.jspecify.annotations.NullMarked
package com.mailboxkit.query.domain;
