package com.mailboxkit.web;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// A small API with what all endpoints share, wired as the platform wires it. Its database cannot be reached.
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    JacksonAutoConfiguration.class,
    CodecsAutoConfiguration.class,
    WebFluxAutoConfiguration.class,
    ErrorWebFluxAutoConfiguration.class,
    HttpHandlerAutoConfiguration.class
})
@Import(WebConfiguration.class)
class WebApi {

    /// A database that is down, and counts who wanted it.
    static final class Down implements ConnectionFactory {

        final AtomicInteger asked = new AtomicInteger();

        @Override
        public Publisher<? extends Connection> create() {
            asked.incrementAndGet();
            return Mono.error(new R2dbcNonTransientResourceException("connection refused"));
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return () -> "PostgreSQL";
        }
    }

    @Bean
    Down down() {
        return new Down();
    }

    @Bean
    DatabaseClient databaseClient(Down down) {
        return DatabaseClient.create(down);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @RestController
    static class Routes {

        @GetMapping("/refusal/{code}")
        Mono<String> refuse(@PathVariable ProblemCode code) {
            return Mono.error(new Refusal(code, "No, and this is why."));
        }

        @GetMapping("/retry-later")
        Mono<String> retryLater() {
            return Mono.error(
                    new Refusal(ProblemCode.RATE_LIMITED, "Too many requests.", new Refusal.Detail.RetryAfter(7)));
        }

        @GetMapping("/unpaid")
        Mono<String> unpaid() {
            return Mono.error(new Refusal(
                    ProblemCode.INSUFFICIENT_BALANCE,
                    "Your organization does not have enough credit to send this email.",
                    new Refusal.Detail.Balance(5, 6, 2)));
        }

        @GetMapping("/bug")
        Mono<String> bug() {
            throw new IllegalStateException("the secret of the house");
        }

        @GetMapping("/page")
        Mono<String> page(PageRequest page) {
            return Mono.just(page.limit() + " " + page.cursor(1).isPresent());
        }

        @GetMapping("/data")
        Mono<Data<String>> data() {
            return Mono.just(new Data<>("x"));
        }

        @PostMapping("/object")
        Mono<ObjectNode> object(@RequestBody ObjectNode body) {
            return Mono.just(body);
        }

        @PostMapping("/bytes")
        Mono<String> bytes(ServerWebExchange exchange) {
            return exchange.getRequest()
                    .getBody()
                    .map(buffer -> {
                        int size = buffer.readableByteCount();
                        DataBufferUtils.release(buffer);
                        return size;
                    })
                    .reduce(0, Integer::sum)
                    .map(String::valueOf);
        }

        @PostMapping("/parts")
        Mono<String> parts(ServerWebExchange exchange) {
            return exchange.getMultipartData().map(parts -> String.join(",", parts.keySet()));
        }

        @GetMapping("/things/{id}")
        Mono<String> thing(@PathVariable String id) {
            return Mono.just(id);
        }

        @PostMapping("/things/send")
        Mono<String> send() {
            return Mono.just("sent");
        }

        @GetMapping("/api/v1/mine")
        Mono<String> mine(Caller caller) {
            return Mono.just(caller.organizationId().value());
        }

        @PostMapping("/api/v1/register")
        Mono<String> register() {
            return Mono.just("welcome");
        }
    }
}
