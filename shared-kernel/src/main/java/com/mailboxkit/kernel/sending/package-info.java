/// How much an organization may send beyond this platform.
@org.jspecify.annotations.NullMarked
package com.mailboxkit.kernel.sending;
