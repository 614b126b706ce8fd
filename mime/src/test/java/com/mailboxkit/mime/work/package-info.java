/// Counts what code of this module does, so that tests can say that it is linear without asking a clock.
@NullMarked
package com.mailboxkit.mime.work;

import org.jspecify.annotations.NullMarked;
