/// The dashboard: a page for browsers that knows the REST API only, and the files that it is made of.
@NullMarked
package com.mailboxkit.dashboard;

import org.jspecify.annotations.NullMarked;
