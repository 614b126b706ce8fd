/// The platform, asked over HTTP, and the keys to it.
@NullMarked
package com.mailboxkit.cli.platform;

import org.jspecify.annotations.NullMarked;
