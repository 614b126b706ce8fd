@NullMarked
package com.mailboxkit.projection.search;

import org.jspecify.annotations.NullMarked;
