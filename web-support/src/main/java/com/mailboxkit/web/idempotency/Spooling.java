package com.mailboxkit.web.idempotency;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Reads a body to its end before the request is carried out, since only the whole tells whether it is the one
/// that came before. What is longer than the memory allowed for it goes to a temporary file while it comes in.
final class Spooling {

    private final Fingerprint fingerprint;
    private final long inMemory;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();

    private @Nullable Path file;
    private @Nullable OutputStream overflow;
    private boolean done;

    private Spooling(Fingerprint fingerprint, long inMemory) {
        this.fingerprint = fingerprint;
        this.inMemory = inMemory;
    }

    /// @param inMemory bytes
    static Mono<SpooledBody> read(ServerHttpRequest request, long inMemory) {
        return Mono.using(
                () -> new Spooling(Fingerprint.of(request), inMemory),
                spooling -> spooling.read(request.getBody()),
                Spooling::clean);
    }

    private Mono<SpooledBody> read(Flux<DataBuffer> body) {
        return body.concatMap(this::add, 1).then(Mono.fromSupplier(this::finish));
    }

    private Mono<Void> add(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        fingerprint.update(bytes);
        if (overflow == null && memory.size() + bytes.length <= inMemory) {
            memory.writeBytes(bytes);
            return Mono.empty();
        }
        return Mono.<Void>fromRunnable(() -> spill(bytes)).subscribeOn(Schedulers.boundedElastic());
    }

    private void spill(byte[] bytes) {
        try {
            if (overflow == null) {
                file = Files.createTempFile("mailboxkit-request-", ".body");
                overflow = Files.newOutputStream(file);
                memory.writeTo(overflow);
                memory.reset();
            }
            overflow.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SpooledBody finish() {
        close();
        done = true;
        return new SpooledBody(fingerprint.end(), memory.toByteArray(), file);
    }

    /// Leaves nothing of a body that broke off.
    private void clean() {
        if (!done) {
            close();
            if (file != null) {
                SpooledBody.delete(file);
            }
        }
    }

    private void close() {
        try {
            if (overflow != null) {
                overflow.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
