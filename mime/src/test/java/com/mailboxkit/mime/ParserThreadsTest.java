package com.mailboxkit.mime;

import static com.mailboxkit.mime.MimeFixtures.NOW;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.content.FileContentStore;
import com.mailboxkit.kernel.content.ContentRef;
import com.mailboxkit.mime.structure.Stop;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ParserThreadsTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Closeable NOTHING = () -> {};

    @TempDir
    private Path folder;

    @Test
    void workOnPlatformThreadsThatAreNamed() throws Exception {
        try (var threads = new ParserThreads(1, LONG, LONG)) {
            var thread = threads.call(Thread::currentThread, NOTHING);

            assertThat(thread.isVirtual()).isFalse();
            assertThat(thread.getName()).isEqualTo("mail-parser-1");
        }
    }

    @Test
    void stopWorkWhoseTimeIsUpAndGoOnWithOther() throws Exception {
        try (var threads = new ParserThreads(1, SHORT, LONG)) {
            var stopped = new CountDownLatch(1);

            assertThatExceptionOfType(TimeoutException.class)
                    .isThrownBy(() -> threads.call(() -> readForEver(stopped), NOTHING));

            stopped.await();
            assertThat(threads.call(() -> Thread.currentThread().isInterrupted(), NOTHING))
                    .isFalse();
        }
    }

    private static boolean readForEver(CountDownLatch stopped) {
        try {
            while (true) {
                Stop.check();
            }
        } finally {
            stopped.countDown();
        }
    }

    @Test
    void refuseWorkWhileAllAreBusy() throws Exception {
        try (var threads = new ParserThreads(1, SHORT, SHORT)) {
            var end = new CountDownLatch(1);
            assertThatExceptionOfType(TimeoutException.class)
                    .isThrownBy(() -> threads.call(() -> holdOut(end), NOTHING));
            var closed = new AtomicBoolean();

            assertThatIOException().isThrownBy(() -> threads.call(() -> true, () -> closed.set(true)));

            assertThat(closed).isTrue();
            end.countDown();
        }
    }

    /// Heeds no interruption, as code of others may.
    private static boolean holdOut(CountDownLatch end) {
        while (end.getCount() > 0) {
            try {
                end.await();
            } catch (InterruptedException ignored) {
                // retries
            }
        }
        return true;
    }

    @Test
    void storeAMessageUnreadThatTakesTooLong() throws IOException {
        var store = new SlowStore(new FileContentStore(folder));
        var raw = store.put("Subject: Hi\r\nContent-Type: application/pdf\r\n\r\nHello".getBytes(US_ASCII));
        try (var threads = new ParserThreads(1, SHORT, LONG)) {
            var message = new MessageReader(store, MimeLimits.DEFAULT, threads).read(raw, NOW);

            var body = new MessageBodies(store).get(message.content().body());
            assertThat(body.parseFailed()).isTrue();
            assertThat(body.text()).isNull();
            assertThat(message.content().raw()).isEqualTo(raw);
            assertThat(message.headers().from()).isNull();
        }
    }

    /// Takes what is put at once; a file takes until the thread is interrupted.
    private record SlowStore(ContentStore kept) implements ContentStore {

        @Override
        public Sink open() throws IOException {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            throw new InterruptedIOException();
        }

        @Override
        public ContentRef put(byte[] bytes) throws IOException {
            return kept.put(bytes);
        }

        @Override
        public InputStream read(ContentRef ref) throws IOException {
            return kept.read(ref);
        }
    }

    @Test
    void passOnThatTheStoreFails() {
        try (var threads = new ParserThreads(1, LONG, LONG)) {
            assertThatIOException()
                    .isThrownBy(() -> threads.call(
                            () -> {
                                throw new IOException("disk full");
                            },
                            NOTHING))
                    .withMessage("disk full");
        }
    }
}
