/// Makes the description of the API from the code, and holds the running platform against it.
@NullMarked
package com.mailboxkit.server.description;

import org.jspecify.annotations.NullMarked;
