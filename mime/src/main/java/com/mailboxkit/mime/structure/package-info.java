@NullMarked
package com.mailboxkit.mime.structure;

import org.jspecify.annotations.NullMarked;
