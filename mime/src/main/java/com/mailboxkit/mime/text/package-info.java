/// The readable text of a message: HTML as text, and the new part of it.
@NullMarked
package com.mailboxkit.mime.text;

import org.jspecify.annotations.NullMarked;
