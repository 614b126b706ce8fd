package com.mailboxkit.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailboxkit.kernel.content.ContentRef;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every content store promises.
interface ContentStoreContract {

    ContentStore store();

    @Test
    default void givesBackWhatWasStored() throws IOException {
        var ref = store().put("hello".getBytes(UTF_8));

        assertThat(ref)
                .isEqualTo(new ContentRef("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824", 5));
        try (var content = store().read(ref)) {
            assertThat(content).hasContent("hello");
        }
    }

    @Test
    default void namesTheSameBytesTheSame() throws IOException {
        assertThat(store().put(new byte[10_000])).isEqualTo(store().put(new byte[10_000]));
    }

    @Test
    default void keepsNothingOfAnEmptyContentButItsName() throws IOException {
        var ref = store().put(new byte[0]);

        assertThat(ref.size()).isZero();
        try (var content = store().read(ref)) {
            assertThat(content).isEmpty();
        }
    }

    @Test
    default void takesTheSameContentFromManyAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var puts = IntStream.range(0, 50)
                    .<Callable<ContentRef>>mapToObj(i -> () -> store().put("same".getBytes(UTF_8)))
                    .toList();
            for (var put : threads.invokeAll(puts)) {
                try (var content = store().read(put.get())) {
                    assertThat(content).hasContent("same");
                }
            }
        }
    }

    @Test
    default void forgetsWhatWasNotCommitted() throws IOException {
        try (var sink = store().open()) {
            sink.write("hello, never committed".getBytes(UTF_8));
        }

        assertThatThrownBy(() -> store().read(
                                new ContentRef("2161e2a2ffb5bbfd4ef4c4bc3ce6a01bda6d0d0dcf37ab6c13e2ed4b93b3c01e", 22)))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    default void refusesANameThatIsNoHash() {
        assertThatThrownBy(() -> store().read(new ContentRef("../../etc/passwd", 1)))
                .isInstanceOf(NoSuchFileException.class);
    }
}
