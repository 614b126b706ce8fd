package com.mailboxkit.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// PostgreSQL and Elasticsearch for integration tests, in a new folder that is deleted at the end. Each is
/// started on first use. To start both sooner, request Elasticsearch first: it starts in the background while
/// PostgreSQL does.
///
/// ```java
/// static final LocalPostgres POSTGRES = TemporaryStack.shared().postgres();
/// ```
public final class TemporaryStack implements AutoCloseable {

    private static final class Shared {
        private static final TemporaryStack INSTANCE = closedAtExit();

        private static TemporaryStack closedAtExit() {
            var stack = create();
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "close-temporary-stack"));
            return stack;
        }
    }

    private final DataDirectory data;
    private @Nullable LocalPostgres postgres;
    private @Nullable LocalElasticsearch elasticsearch;

    private TemporaryStack(DataDirectory data) {
        this.data = data;
    }

    /// A separate stack. The caller closes it.
    public static TemporaryStack create() {
        try {
            return new TemporaryStack(DataDirectory.open(Files.createTempDirectory("mailboxkit-")));
        } catch (IOException failure) {
            throw new LocalStackException("No temporary folder: " + failure, failure);
        }
    }

    /// The stack that all tests of this JVM share: they use distinct names. It ends with the JVM.
    public static TemporaryStack shared() {
        return Shared.INSTANCE;
    }

    public Path dataDirectory() {
        return data.root();
    }

    public synchronized LocalPostgres postgres() {
        if (postgres == null) {
            postgres = LocalPostgres.start(data);
        }
        return postgres;
    }

    /// May not be ready yet: see [LocalElasticsearch#ready].
    public synchronized LocalElasticsearch elasticsearch() {
        if (elasticsearch == null) {
            elasticsearch = LocalElasticsearch.prepare(ElasticsearchDistribution.locate(), data);
            elasticsearch.start();
        }
        return elasticsearch;
    }

    @Override
    public synchronized void close() {
        if (elasticsearch != null) {
            elasticsearch.close();
        }
        if (postgres != null) {
            postgres.close();
        }
        data.close();
        try {
            PrivateFiles.deleteRecursively(data.root());
        } catch (IOException failure) {
            throw new LocalStackException("Cannot delete " + data.root() + ": " + failure, failure);
        }
    }
}
