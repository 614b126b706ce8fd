/// What is shown to a person: tables that fit, and nothing that a terminal would obey.
@NullMarked
package com.mailboxkit.cli.terminal;

import org.jspecify.annotations.NullMarked;
