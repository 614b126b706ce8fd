/// The one way to ask DNS about mail.
@org.jspecify.annotations.NullMarked
package com.mailboxkit.smtp.dns;
