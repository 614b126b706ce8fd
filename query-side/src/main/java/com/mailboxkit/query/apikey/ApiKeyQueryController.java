package com.mailboxkit.query.apikey;

import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.query.Columns;
import com.mailboxkit.web.Caller;
import com.mailboxkit.web.Cursor;
import com.mailboxkit.web.Data;
import com.mailboxkit.web.Page;
import com.mailboxkit.web.PageRequest;
import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Lists and shows API keys, masked. Revoked keys are not included.
@RestController
@RequestMapping("/api/v1/api_keys")
class ApiKeyQueryController {

    private static final String AFTER_ALL = "~"; // sorts after every id

    private static final String SELECT = "select k.*, u.last_used_at from api_key k"
            + " left join api_key_use u on u.api_key_id = k.id where k.revoked_at is null and ";

    private final DatabaseClient database;

    ApiKeyQueryController(DatabaseClient database) {
        this.database = database;
    }

    /// @param key with its middle left out
    /// @param lastUsedAt accurate to a few seconds; null when it was never used
    @Schema(name = "ApiKey")
    record KeyView(
            String id,
            String name,
            String key,
            boolean test,
            @Nullable Instant lastUsedAt,
            Instant createdAt) {}

    @Operation(
            tags = "API keys",
            summary = "List API keys",
            description = "Masked, and without those that were revoked.")
    @GetMapping
    Mono<Page<KeyView>> list(Caller caller, PageRequest page) {
        return database.sql(SELECT + "k.organization_id = :organization and k.id < :before"
                        + " order by k.id desc limit :limit")
                .bind("organization", caller.organizationId().value())
                .bind(
                        "before",
                        page.cursor(1).map(cursor -> cursor.keys().getFirst()).orElse(AFTER_ALL))
                .bind("limit", page.fetch())
                .map(ApiKeyQueryController::view)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, page, key -> Cursor.at(key.id())));
    }

    @Operation(tags = "API keys", summary = "Show an API key, masked")
    @GetMapping("/{keyId}")
    Mono<Data<KeyView>> get(Caller caller, @PathVariable String keyId) {
        return database.sql(SELECT + "k.id = :id")
                .bind("id", keyId)
                .map(row -> {
                    if (!Columns.text(row, "organization_id")
                            .equals(caller.organizationId().value())) {
                        throw Refusal.accessDenied("API key");
                    }
                    return new Data<>(view(row));
                })
                .one()
                .switchIfEmpty(Mono.error(() -> Refusal.notFound("API key")));
    }

    private static KeyView view(Readable row) {
        return new KeyView(
                Columns.text(row, "id"),
                Columns.text(row, "name"),
                Columns.text(row, "mask"),
                Columns.flag(row, "test"),
                row.get("last_used_at", Instant.class),
                Columns.time(row, "created_at"));
    }
}
