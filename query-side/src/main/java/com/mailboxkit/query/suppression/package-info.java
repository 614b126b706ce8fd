/// Reading of suppression lists.
@org.jspecify.annotations.NullMarked
package com.mailboxkit.query.suppression;
