package com.mailboxkit.web.idempotency;

import com.mailboxkit.web.Caller;
import com.mailboxkit.web.Chance;
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

        private Mono<Thing> make(Chance chance) {
            var thing = new Thing(
                    chance.ulid("thing"),
                    chance.now(),
                    chance.isRepeated(),
                    chance.random("secret").nextLong());
            world.made.add(thing);
            return world.fate.get().thenReturn(thing);
        }

        @PostMapping("/api/v1/things")
        @ResponseStatus(HttpStatus.CREATED)
        Mono<Thing> thing(Caller caller, Chance chance, @RequestBody ObjectNode body) {
            return make(chance);
        }

        @PostMapping("/api/v1/others")
        @ResponseStatus(HttpStatus.CREATED)
        Mono<Thing> other(Caller caller, Chance chance, @RequestBody ObjectNode body) {
            return make(chance);
        }

        @PostMapping("/api/v1/register")
        @ResponseStatus(HttpStatus.CREATED)
        Mono<Thing> register(Chance chance, @RequestBody ObjectNode body) {
            return make(chance);
        }

        @PostMapping("/api/v1/silence")
        @ResponseStatus(HttpStatus.NO_CONTENT)
        Mono<Void> silence(Chance chance) {
            return make(chance).then();
        }

        @PostMapping("/api/v1/large")
        Mono<ResponseEntity<String>> large(Chance chance) {
            return make(chance).map(thing -> ResponseEntity.ok("x".repeat(2_000)));
        }

        @PostMapping("/api/v1/parts")
        Mono<String> parts(Chance chance, ServerWebExchange exchange) {
            return exchange.getMultipartData()
                    .flatMap(parts -> parts.getFirst("file")
                            .content()
                            .map(buffer -> {
                                int size = buffer.readableByteCount();
                                DataBufferUtils.release(buffer);
                                return size;
                            })
                            .reduce(0, Integer::sum))
                    .flatMap(size -> make(chance).thenReturn("%d bytes".formatted(size)));
        }
    }
}
