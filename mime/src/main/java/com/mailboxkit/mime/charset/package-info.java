@NullMarked
package com.mailboxkit.mime.charset;

import org.jspecify.annotations.NullMarked;
