/// The command line for people: one class for each verb. It knows of the platform what its REST API says.
@NullMarked
package com.mailboxkit.cli;

import org.jspecify.annotations.NullMarked;
