package com.mailboxkit.mcp.endpoint;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// What is under way and may be cancelled: clients say so by another request, which names the one they mean.
final class RunningCalls {

    private final Map<String, Sinks.Empty<Void>> calls = new ConcurrentHashMap<>();

    /// The same call; empty once it was cancelled.
    ///
    /// @param name of the request, as [#cancel] is told
    <T> Mono<T> cancellable(String name, Mono<T> call) {
        return Mono.using(
                () -> {
                    Sinks.Empty<Void> cancelled = Sinks.empty();
                    calls.put(name, cancelled);
                    return cancelled;
                },
                cancelled -> call.takeUntilOther(cancelled.asMono()),
                cancelled -> calls.remove(name, cancelled));
    }

    void cancel(String name) {
        var cancelled = calls.get(name);
        if (cancelled != null) {
            cancelled.tryEmitEmpty();
        }
    }
}
