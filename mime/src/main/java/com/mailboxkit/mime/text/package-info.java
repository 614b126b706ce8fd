/// What a person reads in a message: HTML as text, and what of it is new.
@NullMarked
package com.mailboxkit.mime.text;

import org.jspecify.annotations.NullMarked;
