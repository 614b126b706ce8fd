@NullMarked
package com.mailboxkit.mime.content;

import org.jspecify.annotations.NullMarked;
