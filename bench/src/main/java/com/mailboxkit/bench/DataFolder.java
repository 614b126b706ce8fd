package com.mailboxkit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// What a running platform keeps in its data folder, and so lets its operator do.
record DataFolder(Path path) {

    long postgresPid() throws IOException {
        return Long.parseLong(postmaster().getFirst());
    }

    int postgresPort() throws IOException {
        return Integer.parseInt(postmaster().get(3));
    }

    /// The first line is the process id, the fourth the port.
    private List<String> postmaster() throws IOException {
        return Files.readAllLines(path.resolve("postgres/postmaster.pid"));
    }

    String postgresPassword() throws IOException {
        return secret("postgres-password");
    }

    String adminKey() throws IOException {
        return secret("admin-key");
    }

    private String secret(String file) throws IOException {
        return Files.readString(path.resolve(file)).strip();
    }

    Connection database() throws IOException, SQLException {
        return database("mailboxkit");
    }

    /// For what is the server's and not the platform's.
    Connection databaseAsSuperuser() throws IOException, SQLException {
        return database("postgres");
    }

    private Connection database(String user) throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/mailboxkit".formatted(postgresPort()), user, postgresPassword());
    }
}
