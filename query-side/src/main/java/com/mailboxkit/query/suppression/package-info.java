/// Suppression list queries.
@org.jspecify.annotations.NullMarked
package com.mailboxkit.query.suppression;
