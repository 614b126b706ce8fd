package com.mailboxkit.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line of the server's JVM, as the launcher of Elasticsearch 9.5 (`SystemJvmOptions`,
/// `jvm.options`) composes it, for a small heap.
final class ElasticsearchJvm {

    private static final String HEAP = "512m";

    private ElasticsearchJvm() {}

    static List<String> options(Path distribution, Path directory) throws IOException {
        var options = new ArrayList<String>();
        options.addAll(memory());
        options.addAll(files(distribution, directory));
        options.addAll(switches());
        options.addAll(modules(distribution));
        return options;
    }

    /// No other process has this option: it identifies our server.
    static String temporaryFiles(Path directory) {
        return "-Djava.io.tmpdir=" + directory.resolve("tmp");
    }

    private static List<String> memory() {
        return List.of(
                "-Xms" + HEAP,
                "-Xmx" + HEAP,
                "-Xss1m",
                "-XX:MaxDirectMemorySize=256m",
                "-XX:+UseG1GC",
                "-XX:G1HeapRegionSize=4m",
                "-XX:InitiatingHeapOccupancyPercent=30",
                "-XX:G1ReservePercent=15",
                // a server out of memory is better restarted
                "-XX:+ExitOnOutOfMemoryError");
    }

    private static List<String> files(Path distribution, Path directory) {
        return List.of(
                "-Des.path.home=" + distribution,
                "-Des.distribution.type=zip",
                "-Des.java.type=ES_JAVA_HOME",
                temporaryFiles(directory),
                "-XX:ErrorFile=" + directory.resolve("logs").resolve("hs_err_pid%p.log"));
    }

    private static List<String> switches() {
        return List.of(
                "-Des.networkaddress.cache.ttl=60",
                "-Des.networkaddress.cache.negative.ttl=10",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Djna.nosys=true",
                "-XX:-OmitStackTraceInFastThrow",
                "-Dio.netty.noUnsafe=true",
                "-Dio.netty.noKeySetOptimization=true",
                "-Dio.netty.recycler.maxCapacityPerThread=0",
                "-Dlog4j.shutdownHookEnabled=false",
                "-Dlog4j2.disable.jmx=true",
                "-Dlog4j2.formatMsgNoLookups=true",
                "-Djava.locale.providers=CLDR",
                "-Dorg.apache.lucene.vectorization.upperJavaFeatureVersion="
                        + Runtime.version().feature(),
                "-Dorg.apache.lucene.store.defaultReadAdvice=normal",
                "-Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1",
                "-XX:+EnableDynamicAgentLoading",
                "-Djdk.attach.allowAttachSelf=true");
    }

    private static List<String> modules(Path distribution) throws IOException {
        var lib = distribution.resolve("lib");
        return List.of(
                "--module-path",
                lib.toString(),
                "--add-modules=jdk.net",
                "--add-modules=jdk.management.agent",
                "--add-modules=jdk.incubator.vector",
                "--add-modules=ALL-MODULE-PATH",
                "--patch-module=java.base=" + jarIn(lib.resolve("entitlement-bridge")),
                "--add-exports=java.base/org.elasticsearch.entitlement.bridge="
                        + "org.elasticsearch.entitlement,java.logging,java.net.http,java.naming,jdk.net,jdk.zipfs,"
                        + "jdk.management.agent",
                "--add-opens=org.apache.lucene.core/org.apache.lucene.codecs.lucene99=org.elasticsearch.server",
                "--add-opens=org.apache.lucene.core/org.apache.lucene.codecs.hnsw=org.elasticsearch.server",
                "--add-opens=org.apache.lucene.core/org.apache.lucene.internal.vectorization=org.elasticsearch.server",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "--enable-native-access=org.elasticsearch.nativeaccess,org.elasticsearch.foreign,org.apache.lucene.core",
                "--enable-native-access=ALL-UNNAMED",
                "--illegal-native-access=deny",
                "-m",
                "org.elasticsearch.server/org.elasticsearch.bootstrap.Elasticsearch");
    }

    private static Path jarIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow(
                            () -> new LocalStackException(folder + " holds no jar: is the distribution complete?"));
        }
    }
}
