@NullMarked
package com.mailboxkit.projection.organization;

import org.jspecify.annotations.NullMarked;
