@NullMarked
package com.mailboxkit.query.organization;

import org.jspecify.annotations.NullMarked;
