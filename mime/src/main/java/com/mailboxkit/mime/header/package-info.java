@NullMarked
package com.mailboxkit.mime.header;

import org.jspecify.annotations.NullMarked;
