package com.mailboxkit.query.wallet;

import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.query.Columns;
import com.mailboxkit.web.Caller;
import com.mailboxkit.web.Cursor;
import com.mailboxkit.web.Data;
import com.mailboxkit.web.Dollars;
import com.mailboxkit.web.Page;
import com.mailboxkit.web.PageRequest;
import com.mailboxkit.web.Times;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Shows the balance and its ledger.
@RestController
@RequestMapping("/api/v1/wallet")
class WalletQueryController {

    private static final String LEDGER = """
            select * from ledger_entry where organization_id = :organization and sequence < :before
              and (cast(:kind as text) is null or kind = :kind) and (cast(:reference as text) is null or reference = :reference)
              and (cast(:from as timestamptz) is null or at >= :from) and (cast(:until as timestamptz) is null or at < :until)
            order by sequence desc limit :limit
            """;

    private final DatabaseClient database;
    private final long messageMills;

    WalletQueryController(DatabaseClient database, long messageMills) {
        this.database = database;
        this.messageMills = messageMills;
    }

    /// @param emailsRemaining how many messages without attachments the balance covers
    @Schema(name = "Wallet")
    record WalletView(long balanceMills, String balanceDollars, long emailsRemaining) {}

    @Schema(name = "LedgerEntry")
    record LedgerEntryView(
            long sequence,

            @Schema(allowableValues = {"credit", "charge", "refund"})
            String kind,

            long amountMills,
            long balanceAfterMills,
            String reference,
            Instant at,
            String previousHash,
            String hash) {}

    @Operation(tags = "Wallet", summary = "Show the balance")
    @GetMapping
    Mono<Data<WalletView>> get(Caller caller) {
        return database.sql("select balance_mills from wallet_balance where organization_id = :organization")
                .bind("organization", caller.organizationId().value())
                .map(row -> Columns.number(row, "balance_mills"))
                .one()
                .switchIfEmpty(Mono.error(() -> Refusal.notFound("wallet")))
                .map(mills -> new Data<>(new WalletView(mills, Dollars.of(mills), mills / messageMills)));
    }

    @Operation(
            tags = "Wallet",
            summary = "List the ledger",
            description = "Every credit, charge and refund with the balance after it. Each line holds the hash of "
                    + "the line before: nothing can be changed or left out unseen.")
    @GetMapping("/ledger")
    Mono<Page<LedgerEntryView>> ledger(
            Caller caller,
            PageRequest page,
            @Parameter(schema = @Schema(allowableValues = {"credit", "charge", "refund"}))
                    @RequestParam(required = false)
                    @Nullable
                    String kind,
            @RequestParam(required = false) @Nullable String reference,
            @Parameter(schema = @Schema(format = Times.FORMAT))
                    @RequestParam(name = "date_from", required = false)
                    @Nullable
                    String dateFrom,
            @Parameter(schema = @Schema(format = Times.FORMAT))
                    @RequestParam(name = "date_to", required = false)
                    @Nullable
                    String dateTo) {
        var filter = LedgerFilter.of(kind, reference, dateFrom, dateTo);
        return database.sql(LEDGER)
                .bind("kind", Parameters.in(R2dbcType.VARCHAR, filter.kindName()))
                .bind("reference", Parameters.in(R2dbcType.VARCHAR, filter.reference()))
                .bind("from", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, filter.from()))
                .bind("until", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, filter.until()))
                .bind("organization", caller.organizationId().value())
                .bind(
                        "before",
                        page.cursor(1).map(WalletQueryController::sequence).orElse(Long.MAX_VALUE))
                .bind("limit", page.fetch())
                .map(WalletQueryController::view)
                .all()
                .collectList()
                .map(rows -> Page.of(rows, page, entry -> Cursor.at(Long.toString(entry.sequence()))));
    }

    private static long sequence(Cursor cursor) {
        try {
            return Long.parseLong(cursor.keys().getFirst());
        } catch (NumberFormatException notOurs) {
            throw Refusal.invalid("cursor", "is not a cursor of this list; pass meta.next_cursor of the page before");
        }
    }

    private static LedgerEntryView view(Readable row) {
        return new LedgerEntryView(
                Columns.number(row, "sequence"),
                Columns.text(row, "kind").toLowerCase(Locale.ROOT),
                Columns.number(row, "amount_mills"),
                Columns.number(row, "balance_after_mills"),
                Columns.text(row, "reference"),
                Columns.time(row, "at"),
                Columns.text(row, "previous_hash"),
                Columns.text(row, "hash"));
    }
}
