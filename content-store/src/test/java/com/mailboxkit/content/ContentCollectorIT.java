package com.mailboxkit.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailboxkit.kernel.content.ContentRef;
import com.mailboxkit.local.TemporaryStack;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class ContentCollectorIT {

    private static final PGSimpleDataSource DATABASE = new PGSimpleDataSource();
    private static final Duration GRACE = Duration.ofHours(1);
    private static final int FILE = 40_000;

    @TempDir
    private Path folder;

    private FileContentStore files;
    private DatabaseContentStore store;

    @BeforeAll
    static void connect() {
        var postgres = TemporaryStack.shared().postgres();
        DATABASE.setUrl(postgres.jdbcUrl());
        DATABASE.setUser(postgres.user());
        DATABASE.setPassword(postgres.password());
    }

    @BeforeEach
    void open() throws Exception {
        ContentTables.create(DATABASE);
        files = new FileContentStore(folder);
        store = new DatabaseContentStore(DATABASE, files, Duration.ofMinutes(1));
    }

    @Test
    void deletesRowsAndFilesThatNobodyNeeds() throws Exception {
        var unused = new ContentRef[] {put(10), put(FILE)};
        var used = new ContentRef[] {put(11), put(FILE + 1)};
        for (var ref : used) {
            use(ref, "first");
            use(ref, "second");
        }
        age();
        use(put(12), "young");
        var young = put(13);

        var pass = collect(GRACE);

        assertThat(pass.contents()).isEqualTo(2);
        assertThat(pass.bytes()).isEqualTo(10 + FILE);
        for (var ref : unused) {
            assertThatThrownBy(() -> read(ref)).isInstanceOf(NoSuchFileException.class);
        }
        for (var ref : used) {
            assertThat(read(ref)).hasSize((int) ref.size());
        }
        assertThat(read(young)).hasSize(13);
        assertThat(collect(GRACE)).isEqualTo(new ContentCollector.Pass(0, 0, true));
    }

    @Test
    void keepsWhatIsStoredOnceMore() throws Exception {
        var content = bytes(FILE);
        var ref = store.put(content);
        age();
        store.put(content);

        assertThat(collect(GRACE).contents()).isZero();

        assertThat(read(ref)).hasSize(FILE);
        age();
        assertThat(collect(GRACE).contents()).as("nobody needed it after all").isOne();
    }

    @Test
    void deletesWhatTheLastMessageNeedsNoMore() throws Exception {
        var ref = put(FILE);
        use(ref, "first");
        age();
        assertThat(collect(GRACE).contents()).isZero();
        execute("delete from content_use");
        execute("update content set stored_at = clock_timestamp()"); // as the erasure does
        assertThat(collect(GRACE).contents()).isZero();
        age();

        assertThat(collect(GRACE).contents()).isOne();
    }

    /// Between the deletion of a file and that of its row.
    @Test
    void storesAgainWhatACrashLeftWithoutItsFile() throws Exception {
        var content = bytes(FILE);
        var ref = store.put(content);
        files.delete(ref);

        store.put(content);

        assertThat(read(ref)).hasSize(FILE);
        files.delete(ref);
        age();
        assertThat(collect(GRACE).contents()).isOne();
    }

    @Test
    void findsFilesOfEarlierVersions() throws Exception {
        var orphan = files.put(bytes(FILE));
        var used = files.put(bytes(FILE + 1));
        use(used, "old");

        store.collector().adoptFiles();
        store.collector().adoptFiles();
        age();

        assertThat(collect(GRACE).bytes()).isEqualTo(FILE);
        assertThatThrownBy(() -> read(orphan)).isInstanceOf(NoSuchFileException.class);
        assertThat(read(used)).hasSize(FILE + 1);
    }

    @Test
    void looksAtAllOfManyOfTheSameAge() throws Exception {
        for (int i = 0; i < 500; i++) {
            put(20);
        }
        execute("update content set stored_at = '2026-01-01T00:00:00Z'");

        int contents = 0;
        for (ContentCollector.Pass pass; !(pass = collect(GRACE)).isDone(); ) {
            contents += pass.contents();
        }

        assertThat(count()).isZero();
        assertThat(contents).isGreaterThanOrEqualTo(400);
    }

    /// A content that is stored is there until it was not used for as long as the grace.
    @Test
    void racesWithRequestsThatStoreTheSame() throws Exception {
        var grace = Duration.ofSeconds(2);
        var racing = new DatabaseContentStore(DATABASE, files, Duration.ofMillis(50));
        var contents = IntStream.range(0, 12)
                .mapToObj(i -> new byte[i % 2 == 0 ? FILE + i : 100 + i])
                .toList();
        var ended = new AtomicBoolean();
        var collected = new AtomicInteger();
        var collector = racing.collector();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Void> collecting = () -> {
                while (!ended.get()) {
                    collected.addAndGet(collector.collect(grace).contents());
                    rest(5);
                }
                return null;
            };
            var running = threads.submit(collecting);
            var requests = IntStream.range(0, 8)
                    .<Callable<Void>>mapToObj(thread -> () -> {
                        var random = new Random(thread);
                        for (int i = 0; i < 12; i++) {
                            var ref = racing.put(contents.get(random.nextInt(contents.size())));
                            var message = thread + "-" + i;
                            use(ref, message);
                            try (var content = racing.read(ref)) {
                                assertThat(content.readAllBytes()).hasSize((int) ref.size());
                            }
                            assertThat(count(ref)).isOne();
                            execute("delete from content_use where message_id = '%s'".formatted(message));
                            rest(random.nextInt(1_500));
                        }
                        return null;
                    })
                    .toList();
            for (var request : threads.invokeAll(requests)) {
                request.get();
            }
            ended.set(true);
            running.get();
        }
        assertThat(collected).hasPositiveValue();
    }

    /// Lets time go by, in which contents grow old.
    private static void rest(int millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    private ContentCollector.Pass collect(Duration grace) throws IOException {
        return store.collector().collect(grace);
    }

    private ContentRef put(int size) throws IOException {
        return store.put(bytes(size));
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random().nextBytes(bytes);
        return bytes;
    }

    private byte[] read(ContentRef ref) throws IOException {
        try (var content = store.read(ref)) {
            return content.readAllBytes();
        }
    }

    private static void use(ContentRef ref, String message) throws SQLException {
        execute("insert into content_use values ('\\x%s', '%s')".formatted(ref.sha256(), message));
    }

    /// What is there was stored two hours ago.
    private static void age() throws SQLException {
        execute("update content set stored_at = stored_at - interval '2 hours'");
    }

    private static long count() throws SQLException {
        return count("select count(*) from content");
    }

    private static long count(ContentRef ref) throws SQLException {
        return count("select count(*) from content where sha256 = '\\x%s'".formatted(ref.sha256()));
    }

    private static long count(String select) throws SQLException {
        try (var connection = DATABASE.getConnection();
                var statement = connection.createStatement()) {
            var row = statement.executeQuery(select);
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = DATABASE.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
