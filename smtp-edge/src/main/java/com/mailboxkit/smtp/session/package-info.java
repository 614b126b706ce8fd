/// The SMTP server, whoever its clients are: sessions and commands, encryption, limits.
@org.jspecify.annotations.NullMarked
package com.mailboxkit.smtp.session;
