/// Mail authentication as libraries know it: nothing here knows the platform.
@org.jspecify.annotations.NullMarked
package com.mailboxkit.authentication;
