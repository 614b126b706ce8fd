@NullMarked
package com.mailboxkit.web.session;

import org.jspecify.annotations.NullMarked;
