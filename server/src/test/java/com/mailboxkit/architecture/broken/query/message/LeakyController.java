package com.mailboxkit.architecture.broken.query.message;

import com.mailboxkit.architecture.Breaks;
import com.mailboxkit.kernel.inbox.InboxEvent.InboxCreated;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Breaks({"controllers answer with views", "controllers and filters do not block"})
class LeakyController {

    @GetMapping("/sham")
    Mono<List<InboxCreated>> list() {
        return Mono.just(Mono.<List<InboxCreated>>empty().block());
    }
}
