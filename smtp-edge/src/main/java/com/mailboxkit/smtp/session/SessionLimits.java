package com.mailboxkit.smtp.session;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/// What clients may take up.
///
/// @param maxMessageSize announced as SIZE (RFC 1870); beyond it 552
/// @param maxRecipients of one transaction; beyond it 452
/// @param connections how many at a time
/// @param firstMailTimeout how long a connection may last before its first MAIL or login
/// @param idleTimeout how long a client may say nothing
/// @param maxSession how long a connection may last
/// @param maxCommands on one connection
/// @param maxErrors replies to what is no command (50x), on one connection
/// @param maxRefusals permanent refusals (5yz) of any kind, on one connection
public record SessionLimits(
        DataSize maxMessageSize,
        int maxRecipients,
        ConnectionLimits connections,
        Duration firstMailTimeout,
        Duration idleTimeout,
        Duration maxSession,
        int maxCommands,
        int maxErrors,
        int maxRefusals) {}
