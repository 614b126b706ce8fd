package com.mailboxkit.projection.domain;

import com.mailboxkit.kernel.domain.DomainNameEvent;
import com.mailboxkit.kernel.domain.MailDomainEvent;
import com.mailboxkit.kernel.domain.MailDomainEvent.MailDomainAdded;
import com.mailboxkit.kernel.domain.MailDomainEvent.MailDomainChecked;
import com.mailboxkit.kernel.domain.MailDomainEvent.MailDomainDeleted;
import com.mailboxkit.projection.ProjectionNames;
import java.sql.Timestamp;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Domains and their latest DNS status.
@ProcessingGroup(ProjectionNames.ORGANIZATION)
public class DomainProjection {

    private final JdbcTemplate database;
    private final JsonMapper json;

    public DomainProjection(JdbcTemplate database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @EventHandler
    void on(MailDomainEvent event) {
        switch (event) {
            case MailDomainAdded added -> add(added);
            case MailDomainChecked checked -> check(checked);
            case MailDomainDeleted deleted ->
                database.update(
                        "delete from mail_domain where id = ?",
                        deleted.domainId().value());
        }
    }

    private void add(MailDomainAdded added) {
        database.update(
                """
                insert into mail_domain (id, organization_id, name, selector, public_key, sealed_private_key, created_at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """,
                added.domainId().value(),
                added.organizationId().value(),
                added.name(),
                added.key().selector(),
                added.key().publicKey(),
                added.key().sealedPrivateKey(),
                Timestamp.from(added.addedAt()));
    }

    private void check(MailDomainChecked checked) {
        var standing = checked.standing();
        var at = Timestamp.from(checked.report().at());
        database.update(
                """
                update mail_domain set mx_verified = ?, spf_verified = ?, dkim_verified = ?, dmarc_verified = ?, taken = ?,
                  report = ?::jsonb, verified_at = case when ? then coalesce(verified_at, ?) end
                where id = ?
                """,
                standing.mx(),
                standing.spf(),
                standing.dkim(),
                standing.dmarc(),
                checked.taken(),
                json.writeValueAsString(checked.report()),
                checked.verified(),
                at,
                checked.domainId().value());
    }

    /// The holder of a name is part of the domain itself; handled so that the read barrier does not wait for
    /// these events.
    @EventHandler
    void on(DomainNameEvent event) {}

    @ResetHandler
    void reset() {
        database.update("delete from mail_domain");
    }
}
