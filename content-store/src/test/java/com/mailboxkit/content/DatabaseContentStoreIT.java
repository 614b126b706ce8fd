package com.mailboxkit.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.content.ContentRef;
import com.mailboxkit.local.TemporaryStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseContentStoreIT implements ContentStoreContract {

    private static final PGSimpleDataSource DATABASE = new PGSimpleDataSource();

    @TempDir
    private Path files;

    private ContentStore store;

    @BeforeAll
    static void createTable() throws Exception {
        var postgres = TemporaryStack.shared().postgres();
        DATABASE.setUrl(postgres.jdbcUrl());
        DATABASE.setUser(postgres.user());
        DATABASE.setPassword(postgres.password());
        ContentTables.create(DATABASE);
    }

    @BeforeEach
    void open() throws IOException {
        store = new DatabaseContentStore(DATABASE, new FileContentStore(files), Duration.ZERO);
    }

    @Override
    public ContentStore store() {
        return store;
    }

    @Test
    void keepsARowUpToItsLargestSizeAndAFileBeyond() throws IOException {
        var largest = store.put(new byte[DatabaseContentStore.MAX_ROW]);
        assertThat(storedFiles()).isEmpty();
        var larger = store.put(new byte[DatabaseContentStore.MAX_ROW + 1]);
        assertThat(storedFiles()).containsExactly(larger.sha256());

        assertThat(sizeOf(largest)).isEqualTo(largest.size());
        assertThat(sizeOf(larger)).isEqualTo(larger.size());
    }

    @Test
    void spillsAContentThatGrowsPieceByPiece() throws IOException {
        ContentRef ref;
        try (var sink = store.open()) {
            for (int i = 0; i < 100; i++) {
                sink.write(new byte[1_000]);
            }
            ref = sink.commit();
        }

        assertThat(ref).isEqualTo(new FileContentStore(files).put(new byte[100_000]));
        assertThat(sizeOf(ref)).isEqualTo(100_000);
    }

    private long sizeOf(ContentRef ref) throws IOException {
        try (var content = store.read(ref)) {
            return content.readAllBytes().length;
        }
    }

    private List<String> storedFiles() throws IOException {
        try (var walk = Files.walk(files)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }
}
