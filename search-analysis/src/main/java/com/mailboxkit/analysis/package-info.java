/// What the Elasticsearch of Maven Central lacks of a full one to find the forms of a word: token filters with the
/// names, settings and results of the official ones, so that an index is defined the same on both. It runs in the JVM
/// of Elasticsearch, made by the stable plugin API; `local-stack` puts it there.
@NullMarked
package com.mailboxkit.analysis;

import org.jspecify.annotations.NullMarked;
