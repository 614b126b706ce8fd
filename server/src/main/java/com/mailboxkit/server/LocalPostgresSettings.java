package com.mailboxkit.server;

import com.mailboxkit.local.LocalPostgres;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertySource;

/// How to reach a PostgreSQL that is starting: whoever asks waits until it is up.
final class LocalPostgresSettings extends PropertySource<CompletableFuture<LocalPostgres>> {

    LocalPostgresSettings(CompletableFuture<LocalPostgres> postgres) {
        super("localPostgres", postgres);
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return switch (name) {
            case "mailboxkit.postgres.url" -> source.join().jdbcUrl();
            case "mailboxkit.postgres.username" -> source.join().user();
            case "mailboxkit.postgres.password" -> source.join().password();
            default -> null;
        };
    }
}
