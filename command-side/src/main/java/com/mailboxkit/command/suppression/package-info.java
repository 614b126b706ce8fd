/// Suppression lists: to whom organizations send no more.
@org.jspecify.annotations.NullMarked
package com.mailboxkit.command.suppression;
