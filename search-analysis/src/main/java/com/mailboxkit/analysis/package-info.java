/// The token filters for inflected words that the Elasticsearch of Maven Central lacks, with the names,
/// settings and results of the official ones, so that an index is defined the same on both. It runs in the JVM
/// of Elasticsearch, on the stable plugin API; `local-stack` installs it.
@NullMarked
package com.mailboxkit.analysis;

import org.jspecify.annotations.NullMarked;
