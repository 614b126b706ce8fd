/// Domains: who has them, and whether DNS says so.
@org.jspecify.annotations.NullMarked
package com.mailboxkit.command.domain;
