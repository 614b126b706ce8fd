/// Tells dependencies that do not answer (a database, Axon Server, a disk, another node) from bugs.
@NullMarked
package com.mailboxkit.web.outage;

import org.jspecify.annotations.NullMarked;
