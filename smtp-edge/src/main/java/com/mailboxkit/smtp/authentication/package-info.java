/// Who the mail that comes is from.
@org.jspecify.annotations.NullMarked
package com.mailboxkit.smtp.authentication;
