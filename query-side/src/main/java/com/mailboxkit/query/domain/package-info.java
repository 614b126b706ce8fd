/// Domain queries.
@org.jspecify.annotations.NullMarked
package com.mailboxkit.query.domain;
