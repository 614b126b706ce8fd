package com.mailboxkit.cli;

import com.mailboxkit.cli.platform.Accounts;
import com.mailboxkit.cli.terminal.Terminal;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/// What a verb finds around it.
///
/// @param environment variables
record CommandContext(Terminal terminal, Map<String, String> environment, Path home, ZoneId zone) {

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    Accounts accounts() {
        var folder = variable("XDG_CONFIG_HOME").map(Path::of).orElseGet(() -> home.resolve(".config"));
        return new Accounts(variable("MAILBOXKIT_CONFIG")
                .map(Path::of)
                .orElseGet(() -> folder.resolve("mailboxkit").resolve("config.json")));
    }
}
