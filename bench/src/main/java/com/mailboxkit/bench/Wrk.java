package com.mailboxkit.bench;

import com.mailboxkit.bench.Api.Agent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Sends over HTTP with `wrk`: it shares the processors with the platform, and being one thread of C it takes little of
/// them and needs no warming up.
final class Wrk {

    private static final Pattern RESULT = Pattern.compile(
            "RESULT requests=(\\d+) microseconds=(\\d+) refused=(\\d+) lost=(\\d+) p50=(\\d+) p99=(\\d+)");

    private final Path script;
    private final Path work;

    Wrk(Ground ground) throws IOException {
        script = ground.resource("send.lua");
        work = ground.work();
    }

    /// @param accepted requests that were answered with 2xx
    record Result(long accepted, double perSecond, double p50Millis, double p99Millis) {}

    /// Sends as fast as answers come, or at the load's pace.
    ///
    /// @param agents senders, in turns
    /// @throws UntrueMeasurement when a send was refused or got no answer
    Result send(Platform platform, SendingPlatform.Load load, List<Agent> agents)
            throws IOException, InterruptedException {
        var senders = Files.writeString(
                Files.createTempFile(work, "senders", ""),
                agents.stream()
                        .map(agent -> agent.inbox() + " " + agent.key() + "\n")
                        .collect(Collectors.joining()));
        var output = Program.run(
                Map.of(),
                List.of(
                        "wrk",
                        "--threads=1",
                        "--connections=" + load.connections(),
                        "--duration=%ds".formatted(load.length().toSeconds()),
                        "--timeout=60s",
                        "--script=" + script,
                        "http://127.0.0.1:" + platform.httpPort(),
                        "--",
                        senders.toString(),
                        Integer.toString(load.characters()),
                        Long.toString(load.pace()),
                        load.mode().name()));
        return parse(output);
    }

    private static Result parse(String output) throws IOException {
        var result = RESULT.matcher(output);
        if (!result.find()) {
            throw new IOException("wrk gave no result:\n" + output);
        }
        long requests = Long.parseLong(result.group(1));
        long microseconds = Long.parseLong(result.group(2));
        long refused = Long.parseLong(result.group(3));
        long lost = Long.parseLong(result.group(4));
        UntrueMeasurement.unless(
                refused == 0 && lost == 0,
                "Of %,d sends %,d were refused and %,d got no answer",
                requests,
                refused,
                lost);
        return new Result(
                requests,
                requests * 1e6 / microseconds,
                Long.parseLong(result.group(5)) / 1e3,
                Long.parseLong(result.group(6)) / 1e3);
    }
}
