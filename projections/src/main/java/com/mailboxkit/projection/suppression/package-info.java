/// Suppression lists.
@org.jspecify.annotations.NullMarked
package com.mailboxkit.projection.suppression;
