@NullMarked
package com.mailboxkit.web;

import org.jspecify.annotations.NullMarked;
