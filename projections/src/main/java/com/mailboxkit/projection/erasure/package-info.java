/// Messages that are erased: those of deleted inboxes, and old ones of the sandbox.
@NullMarked
package com.mailboxkit.projection.erasure;

import org.jspecify.annotations.NullMarked;
