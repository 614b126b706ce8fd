/// The benchmarks: each starts a platform of its own, loads it, checks that what it measured is true, and prints
/// a table with what it compares with.
@NullMarked
package com.mailboxkit.bench;

import org.jspecify.annotations.NullMarked;
