package com.mailboxkit.mime;

import static com.mailboxkit.mime.MimeFixtures.NOW;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.content.FileContentStore;
import com.mailboxkit.kernel.content.ContentRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Mail whose files cannot be stored is not accepted: the sender has to retry.
class FullStoreTest {

    private static final String MAIL = """
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: multipart/mixed; boundary=c

            --c
            Content-Disposition: attachment; filename=a.txt

            Hello
            --c--
            --b--
            """.replace("\n", "\r\n");

    private enum Step {
        OPEN,
        WRITE,
        COMMIT
    }

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void failsWhereAFileCannotBeStored(Step step) throws IOException {
        var kept = new FileContentStore(folder);
        var raw = kept.put(MAIL.getBytes(US_ASCII));
        var reader = new MessageReader(new FullStore(kept, step, new IOException("disk full")), MimeLimits.DEFAULT);

        assertThatIOException().isThrownBy(() -> reader.read(raw, NOW)).withMessageContaining("disk full");
    }

    @Test
    void failsHoweverTheStoreTellsIt() throws IOException {
        var kept = new FileContentStore(folder);
        var raw = kept.put(MAIL.getBytes(US_ASCII));
        var failure = new UncheckedIOException(new IOException("disk full"));
        var reader = new MessageReader(new FullStore(kept, Step.WRITE, failure), MimeLimits.DEFAULT);

        assertThatIOException().isThrownBy(() -> reader.read(raw, NOW)).withMessageContaining("disk full");
    }

    /// Fails at one step, for files only: what is put at once, such as a body, is kept.
    private record FullStore(ContentStore kept, Step failing, Exception failure) implements ContentStore {

        @Override
        public Sink open() throws IOException {
            fail(Step.OPEN);
            var sink = kept.open();
            return new Sink() {
                @Override
                public void write(int octet) throws IOException {
                    fail(Step.WRITE);
                    sink.write(octet);
                }

                @Override
                public ContentRef seal() throws IOException {
                    return sink.seal();
                }

                @Override
                public InputStream reread() throws IOException {
                    return sink.reread();
                }

                @Override
                public ContentRef commit() throws IOException {
                    fail(Step.COMMIT);
                    return sink.commit();
                }

                @Override
                public void close() throws IOException {
                    sink.close();
                }
            };
        }

        private void fail(Step step) throws IOException {
            if (step == failing) {
                switch (failure) {
                    case IOException checked -> throw checked;
                    case RuntimeException unchecked -> throw unchecked;
                    default -> throw new IllegalArgumentException(failure);
                }
            }
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
}
