package com.mailboxkit.web.idempotency;

import com.mailboxkit.web.Caller;
import com.mailboxkit.web.RequestSeed;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// What requests do to the world, whichever node carries them out: each makes a thing.
final class World {

    /// What each execution made, in their order.
    final List<Thing> made = new CopyOnWriteArrayList<>();

    /// Comes before the answer to each execution; may fail or never end.
    volatile Supplier<Mono<Void>> fate = Mono::empty;

    record Thing(String id, Instant at, boolean repeated, long secret) {}

    @RestController
    static class Routes {

        private final World world;

        Routes(World world) {
            this.world = world;
        }

        private Mono<Thing> make(RequestSeed seed) {
            var thing = new Thing(
                    seed.ulid("thing"),
                    seed.now(),
                    seed.isRepeated(),
                    seed.random("secret").nextLong());
            world.made.add(thing);
            return world.fate.get().thenReturn(thing);
        }

        @PostMapping("/api/v1/things")
        @ResponseStatus(HttpStatus.CREATED)
        Mono<Thing> thing(Caller caller, RequestSeed seed, @RequestBody ObjectNode body) {
            return make(seed);
        }

        @PostMapping("/api/v1/others")
        @ResponseStatus(HttpStatus.CREATED)
        Mono<Thing> other(Caller caller, RequestSeed seed, @RequestBody ObjectNode body) {
            return make(seed);
        }

        @PostMapping("/api/v1/register")
        @ResponseStatus(HttpStatus.CREATED)
        Mono<Thing> register(RequestSeed seed, @RequestBody ObjectNode body) {
            return make(seed);
        }

        @PostMapping("/api/v1/silence")
        @ResponseStatus(HttpStatus.NO_CONTENT)
        Mono<Void> silence(RequestSeed seed) {
            return make(seed).then();
        }

        @PostMapping("/api/v1/large")
        Mono<ResponseEntity<String>> large(RequestSeed seed) {
            return make(seed).map(thing -> ResponseEntity.ok("x".repeat(2_000)));
        }

        @PostMapping("/api/v1/parts")
        Mono<String> parts(RequestSeed seed, ServerWebExchange exchange) {
            return exchange.getMultipartData()
                    .flatMap(parts -> parts.getFirst("file")
                            .content()
                            .map(buffer -> {
                                int size = buffer.readableByteCount();
                                DataBufferUtils.release(buffer);
                                return size;
                            })
                            .reduce(0, Integer::sum))
                    .flatMap(size -> make(seed).thenReturn("%d bytes".formatted(size)));
        }
    }
}
