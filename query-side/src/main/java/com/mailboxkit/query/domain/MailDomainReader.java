package com.mailboxkit.query.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.domain.DnsReport;
import com.mailboxkit.kernel.domain.DomainKey;
import com.mailboxkit.kernel.domain.MailDomainId;
import com.mailboxkit.kernel.domain.MailDomainQuery.KnownMailDomain;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.query.Columns;
import com.mailboxkit.web.Cursor;
import com.mailboxkit.web.PageRequest;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Reads domains, and checks access to them.
class MailDomainReader {

    private static final String AFTER_ALL = "~"; // sorts after every id

    private final DatabaseClient database;
    private final JsonMapper json;

    MailDomainReader(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /// A domain as its owner sees it.
    @Schema(name = "Domain")
    record DomainView(
            String id,
            String name,
            boolean isVerified,
            boolean mxVerified,
            boolean spfVerified,
            boolean dkimVerified,
            boolean dmarcVerified,

            @Schema(description = "Since when it is verified without a break") @Nullable
            Instant verifiedAt,

            @Schema(description = "What keeps it from being verified beside DNS") @Nullable
            String problem,

            @Schema(description = "What DNS said when it was last asked; left out before the first time")
            @JsonInclude(Include.NON_NULL)
            @Nullable
            DnsReport dns,

            Instant createdAt) {}

    /// A domain with its key and its owner.
    record Row(KnownMailDomain known, DomainView view) {}

    /// @throws Refusal `not_found` where it is unknown or deleted, `access_denied` where it belongs to
    ///     another organization
    Mono<Row> find(String id, OrganizationId organization) {
        if (!Ulid.isValid(id)) {
            return Mono.error(Refusal.notFound("domain"));
        }
        return byId(id).switchIfEmpty(Mono.error(() -> Refusal.notFound("domain")))
                .flatMap(row -> row.known().organizationId().equals(organization)
                        ? Mono.just(row)
                        : Mono.error(Refusal.accessDenied("domain")));
    }

    Mono<Row> byId(String id) {
        return database.sql("select * from mail_domain where id = :id")
                .bind("id", id)
                .map(this::row)
                .one();
    }

    /// The verified one of that name.
    Mono<Row> verified(String name) {
        return database.sql("select * from mail_domain where name = :name and verified_at is not null limit 1")
                .bind("name", name)
                .map(this::row)
                .one();
    }

    Mono<Integer> count(OrganizationId organization) {
        return database.sql("select count(*) as domains from mail_domain where organization_id = :organization")
                .bind("organization", organization.value())
                .map(row -> (int) Columns.number(row, "domains"))
                .one();
    }

    Mono<List<DomainView>> list(OrganizationId organization, PageRequest page) {
        return database.sql("select * from mail_domain where organization_id = :organization and id < :before"
                        + " order by id desc limit :limit")
                .bind("organization", organization.value())
                .bind(
                        "before",
                        page.cursor(1).map(cursor -> cursor.keys().getFirst()).orElse(AFTER_ALL))
                .bind("limit", page.fetch())
                .map(row -> row(row).view())
                .all()
                .collectList();
    }

    static Cursor cursor(DomainView domain) {
        return Cursor.at(domain.id());
    }

    private Row row(Readable row) {
        var id = Columns.text(row, "id");
        var name = Columns.text(row, "name");
        var verifiedAt = Columns.optionalTime(row, "verified_at");
        var report = row.get("report", Json.class);
        return new Row(
                new KnownMailDomain(
                        new MailDomainId(id),
                        new OrganizationId(Columns.text(row, "organization_id")),
                        name,
                        new DomainKey(
                                Columns.text(row, "selector"),
                                Columns.text(row, "public_key"),
                                Columns.text(row, "sealed_private_key"))),
                new DomainView(
                        id,
                        name,
                        verifiedAt != null,
                        Columns.flag(row, "mx_verified"),
                        Columns.flag(row, "spf_verified"),
                        Columns.flag(row, "dkim_verified"),
                        Columns.flag(row, "dmarc_verified"),
                        verifiedAt,
                        Columns.flag(row, "taken") ? DnsReport.TAKEN : null,
                        report == null ? null : json.readValue(report.asString(), DnsReport.class),
                        Columns.time(row, "created_at")));
    }
}
