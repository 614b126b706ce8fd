package com.mailboxkit.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The files of the search server and its start command.
///
/// The server's JVM is started directly: the distribution's launcher script starts two more JVMs, needs bash
/// and takes three times as long. The server reads its arguments from its standard input and exits when that is
/// closed, so it cannot outlive this JVM.
///
/// @param directory config, data and temporary files
record ElasticsearchNode(Path distribution, Path directory, int httpPort, int transportPort, ChildLog log)
        implements SupervisedProcess.Child {

    /// The byte that the server reads as a request for an orderly shutdown (`ServerProcess` of Elasticsearch).
    private static final int STOP = 0x1b;

    private static final String LOGGING = """
            status = error
            appender.console.type = Console
            appender.console.name = console
            appender.console.layout.type = PatternLayout
            appender.console.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}]%marker %m%n
            rootLogger.level = info
            rootLogger.appenderRef.console.ref = console
            """;

    @Override
    public String name() {
        return "Elasticsearch";
    }

    @Override
    public Process launch() throws IOException {
        for (var folder : List.of("config", "data", "logs", "tmp")) {
            PrivateFiles.createDirectories(directory.resolve(folder));
        }
        Files.writeString(directory.resolve("config/log4j2.properties"), LOGGING);
        SystemUser.own(directory);

        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(ElasticsearchJvm.options(distribution, directory));
        var server = log.attachTo(new ProcessBuilder(SystemUser.detached(SystemUser.unprivileged(command))));
        server.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        server.environment().put("LIBFFI_TMPDIR", directory.resolve("tmp").toString());
        var process = server.start();
        try {
            Files.writeString(pidFile(), Long.toString(process.pid()));
            process.getOutputStream().write(arguments().serialized());
            process.getOutputStream().flush();
        } catch (IOException failure) {
            process.destroyForcibly();
            throw failure;
        }
        return process;
    }

    @Override
    public void requestStop(Process process) throws IOException {
        process.getOutputStream().write(STOP);
        process.getOutputStream().flush();
    }

    /// Stops a server of an earlier run that still uses these files.
    void stopOrphan() throws IOException {
        if (!Files.exists(pidFile())) {
            return;
        }
        var pid = Files.readString(pidFile()).strip();
        if (pid.matches("\\d{1,10}")) {
            var earlier = new OrphanedProcess(name(), Long.parseLong(pid), ElasticsearchJvm.temporaryFiles(directory));
            if (earlier.kind() == OrphanedProcess.Kind.OURS) {
                earlier.stop("TERM");
            }
        }
    }

    String startFailure() {
        var tail = log.tail();
        return tail.contains("failed to obtain node lock")
                ? "Elasticsearch does not start: its data in %s are held by another Elasticsearch. Stop that one. %s"
                        .formatted(directory, tail)
                : "Elasticsearch does not start. " + tail;
    }

    private ElasticsearchArguments arguments() {
        return new ElasticsearchArguments(settings(), directory.resolve("config"), directory.resolve("logs"));
    }

    private Path pidFile() {
        return directory.resolve("pid");
    }

    private Map<String, String> settings() {
        return new TreeMap<>(Map.of(
                "cluster.name",
                "mailboxkit",
                "node.name",
                "mailboxkit-1",
                "discovery.type",
                "single-node",
                "network.host",
                LoopbackPorts.HOST,
                "http.port",
                Integer.toString(httpPort),
                "transport.port",
                Integer.toString(transportPort),
                // a nearly full disk must not block writes on the only node: PostgreSQL would have stopped
                // before
                "cluster.routing.allocation.disk.threshold_enabled",
                "false",
                "path.home",
                distribution.toString(),
                "path.data",
                directory.resolve("data").toString(),
                "path.logs",
                directory.resolve("logs").toString()));
    }
}
