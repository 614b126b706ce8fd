package com.mailboxkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Maven compares what it downloads with `.mvn/checksums`, as far as it is listed there.
class ChecksumsTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final String REPOSITORY = "/repository/"; // of Maven, below which paths are as in the list

    private static Set<String> listed;

    @BeforeAll
    static void read() throws IOException {
        try (var lines = Files.lines(PROJECT.resolve(".mvn/checksums/checksums.sha256"))) {
            listed = lines.map(line -> line.split(" {2}")[1]).collect(Collectors.toSet());
        }
    }

    @Test
    void areListedForEveryLibrary() {
        assertThat(libraries()
                        .filter(library -> !isListed(library))
                        .map(ChecksumsTest::line)
                        .toList())
                .as("lines to add to .mvn/checksums/checksums.sha256")
                .isEmpty();
    }

    @Test
    void areListedForElasticsearch() {
        assertThat(listed)
                .anyMatch(path -> path.startsWith("org/elasticsearch/distribution/") && path.endsWith(".zip"));
    }

    private static Stream<Path> libraries() {
        return List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                .map(entry -> Path.of(entry).toAbsolutePath().normalize())
                .filter(entry -> entry.toString().endsWith(".jar") && !entry.startsWith(PROJECT));
    }

    private static boolean isListed(Path library) {
        return listed.contains(path(library));
    }

    private static String path(Path library) {
        var text = library.toString().replace(File.separatorChar, '/');
        return text.substring(text.lastIndexOf(REPOSITORY) + REPOSITORY.length());
    }

    private static String line(Path library) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(library));
            return HexFormat.of().formatHex(sha256) + "  " + path(library);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
