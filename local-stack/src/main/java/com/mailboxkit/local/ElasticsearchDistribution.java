package com.mailboxkit.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the unpacked Elasticsearch that the build of this module leaves in its `target` folder.
public final class ElasticsearchDistribution {

    private static final String PROPERTY = "mailboxkit.elasticsearch-home";
    private static final String VARIABLE = "MAILBOXKIT_ELASTICSEARCH_HOME";

    private ElasticsearchDistribution() {}

    /// The folder named by the system property `mailboxkit.elasticsearch-home`, else by the environment
    /// variable `MAILBOXKIT_ELASTICSEARCH_HOME`, else the one that the build unpacked, relative to the
    /// project's root or one of its modules.
    ///
    /// @throws LocalStackException when there is none, or the named one is not an Elasticsearch
    public static Path locate() {
        var named = Optional.ofNullable(System.getProperty(PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
                .filter(name -> !name.isBlank());
        if (named.isPresent()) {
            return named.map(Path::of)
                    .filter(ElasticsearchDistribution::isOne)
                    .orElseThrow(() -> new LocalStackException("%s is no unpacked Elasticsearch distribution (%s, %s)"
                            .formatted(named.get(), PROPERTY, VARIABLE)));
        }
        return Stream.of("local-stack", "../local-stack", ".")
                .map(module -> Path.of(module, "target", "elasticsearch"))
                .filter(Files::isDirectory)
                .flatMap(ElasticsearchDistribution::children)
                .filter(ElasticsearchDistribution::isOne)
                .findFirst()
                .orElseThrow(() -> new LocalStackException(
                        "No Elasticsearch found. Build the module local-stack, which unpacks one, or name one by the"
                                + " system property " + PROPERTY + " or the environment variable " + VARIABLE + "."));
    }

    private static boolean isOne(Path folder) {
        return Files.isDirectory(folder.resolve("lib")) && Files.isDirectory(folder.resolve("modules"));
    }

    private static Stream<Path> children(Path folder) {
        try (var children = Files.list(folder)) {
            return children.sorted(Comparator.reverseOrder()).toList().stream();
        } catch (IOException failure) {
            throw new LocalStackException("Cannot read " + folder + ": " + failure, failure);
        }
    }
}
