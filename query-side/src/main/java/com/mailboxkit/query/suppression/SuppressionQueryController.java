package com.mailboxkit.query.suppression;

import com.mailboxkit.kernel.suppression.SuppressionReason;
import com.mailboxkit.query.suppression.SuppressionReader.Row;
import com.mailboxkit.query.suppression.SuppressionReader.SuppressionView;
import com.mailboxkit.web.Caller;
import com.mailboxkit.web.Data;
import com.mailboxkit.web.Page;
import com.mailboxkit.web.PageRequest;
import com.mailboxkit.web.Times;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Lists and shows the addresses to which an organization does not send.
@RestController
@RequestMapping("/api/v1/suppressions")
class SuppressionQueryController {

    private final SuppressionReader suppressions;

    SuppressionQueryController(SuppressionReader suppressions) {
        this.suppressions = suppressions;
    }

    @Operation(
            tags = "Suppressions",
            summary = "List suppressions",
            description = "Addresses to which nothing is sent: a recipient that is one of them is `rejected`.")
    @GetMapping
    Mono<Page<SuppressionView>> list(
            Caller caller,
            PageRequest page,
            @Parameter(schema = @Schema(format = "email")) @RequestParam(required = false) @Nullable String email,
            @Parameter(schema = @Schema(implementation = SuppressionReason.class))
                    @RequestParam(required = false)
                    @Nullable
                    String reason,
            @Parameter(schema = @Schema(format = Times.FORMAT)) @RequestParam(required = false) @Nullable
                    String since) {
        return suppressions
                .list(caller.organizationId(), SuppressionFilter.of(email, reason, since), page)
                .map(rows -> Page.of(rows, page, SuppressionReader::cursor));
    }

    @Operation(tags = "Suppressions", summary = "Show a suppression")
    @GetMapping("/{suppressionId}")
    Mono<Data<SuppressionView>> get(Caller caller, @PathVariable String suppressionId) {
        return suppressions
                .find(suppressionId, caller.organizationId())
                .map(Row::view)
                .map(Data::new);
    }
}
