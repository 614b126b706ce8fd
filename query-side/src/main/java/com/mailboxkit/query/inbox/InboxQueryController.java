package com.mailboxkit.query.inbox;

import com.mailboxkit.query.inbox.InboxReader.InboxView;
import com.mailboxkit.web.Caller;
import com.mailboxkit.web.Data;
import com.mailboxkit.web.Page;
import com.mailboxkit.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Lists and shows inboxes.
@RestController
@RequestMapping("/api/v1/inboxes")
class InboxQueryController {

    private final InboxReader inboxes;

    InboxQueryController(InboxReader inboxes) {
        this.inboxes = inboxes;
    }

    @Operation(tags = "Inboxes", summary = "List inboxes")
    @GetMapping
    Mono<Page<InboxView>> list(Caller caller, PageRequest page) {
        return inboxes.list(caller.organizationId(), page).map(rows -> Page.of(rows, page, InboxReader::cursor));
    }

    @Operation(tags = "Inboxes", summary = "Show an inbox")
    @GetMapping("/{inboxId}")
    Mono<Data<InboxView>> get(Caller caller, @PathVariable String inboxId) {
        return inboxes.find(inboxId, caller.organizationId()).map(Data::new);
    }
}
