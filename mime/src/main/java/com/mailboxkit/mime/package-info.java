@NullMarked
package com.mailboxkit.mime;

import org.jspecify.annotations.NullMarked;
