package com.mailboxkit.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// What benchmarks stand on.
///
/// @param home folder of the project
/// @param work an empty folder, deleted afterwards
/// @param length of one measurement
/// @param recording where the platform writes a flight recording, if at all
record Ground(Path home, Path work, Duration length, Optional<Path> recording) {

    /// Standard output is the table's.
    static void say(String progress, Object... arguments) {
        System.err.printf("bench: " + progress + "%n", arguments);
    }

    /// A resource of this module as a file that other programs can read.
    Path resource(String name) throws IOException {
        var file = work.resolve(name);
        try (var content = Objects.requireNonNull(Ground.class.getResourceAsStream(name), name)) {
            Files.write(file, content.readAllBytes());
        }
        return file;
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
