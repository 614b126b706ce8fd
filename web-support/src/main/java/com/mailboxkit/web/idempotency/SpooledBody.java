package com.mailboxkit.web.idempotency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// A whole body that can be read again, in memory or in a temporary file.
///
/// @param fingerprint of the request it belongs to
/// @param memory empty where there is a file
record SpooledBody(
        String fingerprint, byte[] memory, @Nullable Path file) {

    private static final int CHUNK = 64 * 1024;

    Flux<DataBuffer> bytes() {
        var buffers = DefaultDataBufferFactory.sharedInstance;
        if (file != null) {
            return DataBufferUtils.read(file, buffers, CHUNK);
        }
        return memory.length == 0 ? Flux.empty() : Flux.defer(() -> Flux.just(buffers.wrap(memory)));
    }

    /// To be called when nobody reads it any more.
    Mono<Void> discard() {
        return file == null
                ? Mono.empty()
                : Mono.<Void>fromRunnable(() -> delete(file)).subscribeOn(Schedulers.boundedElastic());
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
