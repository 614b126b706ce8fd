/// The language of suppression: the addresses to which an organization does not send.
@org.jspecify.annotations.NullMarked
package com.mailboxkit.kernel.suppression;
