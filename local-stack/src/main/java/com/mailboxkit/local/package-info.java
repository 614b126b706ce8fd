/// The embedded default: a real PostgreSQL and a real Elasticsearch as child processes, so that one command brings up
/// the whole platform without Docker and without anything installed but a JDK.
///
/// The children listen on 127.0.0.1 only, live and die with this process (also when it is killed with `kill -9`), and
/// are started again when they die alone.
@NullMarked
package com.mailboxkit.local;

import org.jspecify.annotations.NullMarked;
