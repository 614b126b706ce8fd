/// The language of suppression: to whom an organization does not send.
@org.jspecify.annotations.NullMarked
package com.mailboxkit.kernel.suppression;
