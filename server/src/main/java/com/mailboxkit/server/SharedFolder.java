package com.mailboxkit.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// What all nodes have in common, beside the databases: the secrets and the large contents.
///
/// @param shared the folder; a network file system where nodes are on several machines
@ConfigurationProperties("mailboxkit")
record SharedFolder(Path shared) {

    Path file(String name) throws IOException {
        Files.createDirectories(shared);
        return shared.resolve(name);
    }
}
