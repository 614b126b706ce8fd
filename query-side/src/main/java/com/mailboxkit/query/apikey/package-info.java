@NullMarked
package com.mailboxkit.query.apikey;

import org.jspecify.annotations.NullMarked;
