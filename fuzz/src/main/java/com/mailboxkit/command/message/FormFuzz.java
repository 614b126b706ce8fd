package com.mailboxkit.command.message;

import com.mailboxkit.command.BoundedExecutor;
import com.mailboxkit.command.Overload;
import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.fuzz.MemoryStore;
import com.mailboxkit.kernel.problem.Refusal;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/// A send as `multipart/form-data`, with the boundary `b`.
public final class FormFuzz {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_WAITING = 1_000;
    private static final SendRequestReader READER = new SendRequestReader(
            SendFuzz.LIMITS,
            new ReactiveCommands(
                    DefaultCommandGateway.builder()
                            .commandBus(SimpleCommandBus.builder().build())
                            .build(),
                    new BoundedExecutor(Executors.newVirtualThreadPerTaskExecutor(), MOST_WAITING, new Overload())),
            Schedulers.immediate());

    private FormFuzz() {}

    public static void fuzzerTestOneInput(byte[] form) {
        var body = Flux.<DataBuffer>just(DefaultDataBufferFactory.sharedInstance.wrap(form));
        var request = MockServerHttpRequest.post("/send")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .body(body);
        try {
            READER.read(MockServerWebExchange.from(request), new MemoryStore())
                    .blockOptional(PATIENCE)
                    .ifPresent(SendFuzz::check);
        } catch (Refusal refused) {
            // the caller is told
        }
    }
}
