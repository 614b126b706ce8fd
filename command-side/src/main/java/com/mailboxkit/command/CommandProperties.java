package com.mailboxkit.command;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How commands wait.
///
/// @param maxWaiting commands of requests, and what prepares them, that wait for a thread at a time; beyond it 503
///     `unavailable`
@ConfigurationProperties("mailboxkit.commands")
record CommandProperties(@DefaultValue("2000") int maxWaiting) {

    CommandProperties {
        if (maxWaiting < 1) {
            throw new IllegalArgumentException("mailboxkit.commands.max-waiting must be at least 1");
        }
    }
}
