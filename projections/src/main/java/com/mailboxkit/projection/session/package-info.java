@NullMarked
package com.mailboxkit.projection.session;

import org.jspecify.annotations.NullMarked;
