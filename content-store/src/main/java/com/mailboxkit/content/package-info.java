@NullMarked
package com.mailboxkit.content;

import org.jspecify.annotations.NullMarked;
