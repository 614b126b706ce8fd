package com.mailboxkit.query.message;

import com.mailboxkit.query.inbox.InboxReader;
import com.mailboxkit.web.Caller;
import com.mailboxkit.web.Data;
import com.mailboxkit.web.Times;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Returns the codes and confirmation links that services send.
@RestController
class CodeQueryController {

    /// How old a code may be unless `since` is given: an older one has expired, or belongs to another attempt.
    static final Duration WINDOW = Duration.ofMinutes(10);

    private final InboxReader inboxes;
    private final MessageLongPoll longPoll;
    private final CodeReader codes;
    private final Clock clock;

    CodeQueryController(InboxReader inboxes, MessageLongPoll longPoll, CodeReader codes, Clock clock) {
        this.inboxes = inboxes;
        this.longPoll = longPoll;
        this.codes = codes;
        this.clock = clock;
    }

    @Operation(
            tags = "Messages",
            summary = "List codes",
            description =
                    "Codes and confirmation links of messages that came in, the newest first. Without `since`, those of the"
                            + " last 10 minutes. `from` is a part of the sender's name or address in any case. With"
                            + " `wait`, such as `30s`, the answer comes as soon as there is one, or empty when the time is"
                            + " over. Believe the sender only where `dmarc` is `pass`.")
    @GetMapping("/api/v1/inboxes/{inboxId}/codes")
    Mono<Data<List<CodeView>>> list(
            Caller caller,
            @PathVariable String inboxId,
            @RequestParam(required = false) @Nullable String from,
            @Parameter(schema = @Schema(format = Times.FORMAT)) @RequestParam(required = false) @Nullable String since,
            @Parameter(schema = @Schema(pattern = MessageLongPoll.WAIT)) @RequestParam(required = false) @Nullable
                    String wait) {
        var filter = MessageFilter.of(from, null, since, MessageFilter.INBOUND);
        Instant start = Objects.requireNonNullElseGet(
                filter.since(), () -> clock.instant().minus(WINDOW));
        return inboxes.find(inboxId, caller.organizationId())
                .map(inbox -> codes.newest(inbox.id(), caller.test(), filter.since(start), start))
                .flatMap(query -> wait == null ? query : longPoll.await(caller, query, wait))
                .map(Data::new);
    }
}
