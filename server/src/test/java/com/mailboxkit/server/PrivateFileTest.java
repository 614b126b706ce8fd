package com.mailboxkit.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {

    @TempDir
    private Path folder;

    @Test
    void isMadeOnceForItsOwnerOnly() throws Exception {
        var file = folder.resolve("secret");

        assertThat(PrivateFile.read(file, () -> "first".getBytes(UTF_8))).isEqualTo("first".getBytes(UTF_8));
        assertThat(PrivateFile.read(file, () -> "second".getBytes(UTF_8))).isEqualTo("first".getBytes(UTF_8));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void isTheSameForAllThatStartTogether() throws Exception {
        var file = folder.resolve("secret");
        var nodes = IntStream.range(0, 32)
                .<Callable<String>>mapToObj(node ->
                        () -> new String(PrivateFile.read(file, () -> ("node " + node).getBytes(UTF_8)), UTF_8))
                .toList();

        try (var starting = Executors.newFixedThreadPool(8)) {
            assertThat(starting.invokeAll(nodes).stream()
                            .map(node -> node.resultNow())
                            .distinct())
                    .hasSize(1);
        }
    }
}
