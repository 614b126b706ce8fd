package com.mailboxkit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Map;

/// A Postfix of our own with its configuration and queue in the working folder. It can only be started by root.
final class Postfix implements AutoCloseable {

    private final Path configuration;
    private final Path queue;
    private final int port;
    private long signer; // pid, 0 where there is none

    private Postfix(Path configuration, Path queue, int port) {
        this.configuration = configuration;
        this.queue = queue;
        this.port = port;
    }

    /// @throws IOException when it will not be possible to start one
    static void require() throws IOException {
        Program.require("postfix");
        if (!Program.areWeRoot()) {
            throw new IOException("Postfix can be started by root only, and this benchmark compares with it.");
        }
    }

    /// Takes mail into its queue, safely on disk, and does nothing more with it.
    static Postfix holding(Ground ground) throws IOException, InterruptedException {
        return start(ground, "smtpd_data_restrictions = check_client_access static:hold");
    }

    /// Takes mail into its queue and hands it on.
    static Postfix relayingTo(Ground ground, int port) throws IOException, InterruptedException {
        return start(ground, "relayhost = [127.0.0.1]:" + port);
    }

    /// The same, and has each message signed, or refuses it.
    static Postfix signingAndRelayingTo(Ground ground, int port, OpenDkim signer)
            throws IOException, InterruptedException {
        var postfix = start(ground, """
                relayhost = [127.0.0.1]:%d
                smtpd_milters = %s
                milter_default_action = tempfail""".formatted(port, signer.milter()));
        postfix.signer = signer.pid();
        return postfix;
    }

    private static Postfix start(Ground ground, String job) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory(ground.work(), "postfix");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var log = folder.resolve("log");
        var configuration = Files.createDirectory(folder.resolve("etc"));
        var queue = Files.createDirectory(folder.resolve("queue"));
        var data = Files.createDirectory(folder.resolve("data"));
        Files.setOwner(data, user(folder));
        int port = Ground.freePort();
        Files.writeString(
                configuration.resolve("main.cf"),
                Files.readString(ground.resource("postfix-main.cf"))
                        + "queue_directory = %s%ndata_directory = %s%n".formatted(queue, data)
                        + "maillog_file = %s%nmaillog_file_prefixes = %s%n%s%n".formatted(log, folder, job));
        Files.writeString(
                configuration.resolve("master.cf"),
                "127.0.0.1:%d inet n - n - - smtpd%n".formatted(port)
                        + Files.readString(ground.resource("postfix-master.cf")));
        var postfix = new Postfix(configuration, queue, port);
        try {
            postfix.tell("start");
        } catch (IOException failure) {
            throw new IOException(Files.readString(log), failure);
        }
        return postfix;
    }

    private static UserPrincipal user(Path folder) throws IOException {
        return folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postfix");
    }

    private void tell(String command) throws IOException, InterruptedException {
        Program.run(Map.of(), List.of("postfix", "-c", configuration.toString(), command));
    }

    int port() {
        return port;
    }

    /// How many messages lie in the queue, safe and untouched.
    long held() throws IOException {
        try (var files = Files.list(queue.resolve("hold"))) {
            return files.count();
        }
    }

    /// @param cpuMillis of all its processes, and of what signs, for one message
    record Rate(double perSecond, double cpuMillis) {}

    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    Rate measure(long messages, Work work) throws Exception {
        double cpu = cpu();
        long start = System.nanoTime();
        work.run();
        long took = System.nanoTime() - start;
        return new Rate(messages * 1e9 / took, (cpu() - cpu) * 1_000 / messages);
    }

    private double cpu() throws IOException {
        double signing = signer == 0 ? 0 : Cpu.of(signer);
        return signing
                + Cpu.ofTree(Long.parseLong(
                        Files.readString(queue.resolve("pid/master.pid")).strip()));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        tell("stop");
    }
}
