/// What DNS says of the domains of organizations.
@org.jspecify.annotations.NullMarked
package com.mailboxkit.smtp.domain;
