package com.mailboxkit.server.operations;

import com.mailboxkit.server.operations.DeadLetters.DeadLetter;
import com.mailboxkit.server.roles.ConditionalOnRole;
import com.mailboxkit.server.roles.Role;
import com.mailboxkit.web.Data;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// What operators ask of a running platform.
@RestController
@ConditionalOnRole(Role.PROJECTIONS) // it is found by scanning, whatever makes it
@RequestMapping("/admin")
class OperationsController {

    private final Projections projections;
    private final DeadLetters deadLetters;

    OperationsController(Projections projections, DeadLetters deadLetters) {
        this.projections = projections;
        this.deadLetters = deadLetters;
    }

    record Started(String projection, String message) {}

    /// @param retried how many sequences of events were handed over again
    record Retried(String projection, int retried) {}

    @GetMapping("/projections")
    Mono<Data<List<Projections.Status>>> projections() {
        return Mono.fromCallable(() -> new Data<>(projections.list())).subscribeOn(Schedulers.boundedElastic());
    }

    @PostMapping("/projections/{name}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Data<Started>> replay(@PathVariable String name) {
        return Mono.fromFuture(() -> projections.replay(name), true)
                .thenReturn(new Data<>(new Started(name, "Emptied, and being filled from the events.")));
    }

    @GetMapping("/dead-letters")
    Mono<Data<List<DeadLetter>>> deadLetters() {
        return Mono.fromCallable(() -> new Data<>(deadLetters.list())).subscribeOn(Schedulers.boundedElastic());
    }

    /// @throws Refusal `not_found` where there is no projection of that name
    @PostMapping("/dead-letters/{name}/retry")
    Mono<Data<Retried>> retry(@PathVariable String name) {
        return Mono.fromCallable(() -> new Data<>(new Retried(name, deadLetters.retry(name))))
                .subscribeOn(Schedulers.boundedElastic());
    }
}
