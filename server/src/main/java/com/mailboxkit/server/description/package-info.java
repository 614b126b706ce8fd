/// What the platform says about itself: the description of the API and pages for people and agents.
@NullMarked
package com.mailboxkit.server.description;

import org.jspecify.annotations.NullMarked;
