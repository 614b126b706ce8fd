/// How much organizations send to other servers: limits, pauses and suspensions.
@org.jspecify.annotations.NullMarked
package com.mailboxkit.command.sending;
