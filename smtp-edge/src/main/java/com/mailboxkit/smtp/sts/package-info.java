/// Which domains want mail to reach them encrypted only: MTA-STS ([RFC 8461](https://www.rfc-editor.org/rfc/rfc8461)).
@org.jspecify.annotations.NullMarked
package com.mailboxkit.smtp.sts;
