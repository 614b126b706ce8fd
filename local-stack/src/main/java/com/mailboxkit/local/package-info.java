/// The embedded default: a real PostgreSQL and a real Elasticsearch as child processes, so that one command
/// starts the whole platform without Docker and with nothing installed but a JDK.
///
/// The children listen on 127.0.0.1 only, start and stop with this process (also when it is killed with `kill
/// -9`), and are restarted when they exit unexpectedly.
@NullMarked
package com.mailboxkit.local;

import org.jspecify.annotations.NullMarked;
