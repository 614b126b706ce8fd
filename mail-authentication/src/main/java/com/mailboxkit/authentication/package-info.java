/// Mail authentication as a library that does not depend on the platform.
@org.jspecify.annotations.NullMarked
package com.mailboxkit.authentication;
