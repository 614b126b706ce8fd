package com.mailboxkit.projection.organization;

import com.mailboxkit.kernel.apikey.ApiKeyEvent;
import com.mailboxkit.kernel.apikey.ApiKeyEvent.ApiKeyCreated;
import com.mailboxkit.kernel.apikey.ApiKeyEvent.ApiKeyRevoked;
import com.mailboxkit.kernel.organization.OrganizationEvent;
import com.mailboxkit.kernel.organization.OrganizationEvent.OrganizationDeleted;
import com.mailboxkit.kernel.organization.OrganizationEvent.OrganizationRegistered;
import com.mailboxkit.kernel.organization.OrganizationEvent.OrganizationRenamed;
import com.mailboxkit.kernel.organization.OrganizationEvent.OwnerNotified;
import com.mailboxkit.kernel.organization.OwnerCreditEvent;
import com.mailboxkit.kernel.sending.SendingEvent;
import com.mailboxkit.kernel.sending.SendingEvent.FailureCounted;
import com.mailboxkit.kernel.sending.SendingEvent.OrganizationResumed;
import com.mailboxkit.kernel.sending.SendingEvent.OrganizationSuspended;
import com.mailboxkit.kernel.sending.SendingEvent.OwnerConfirmed;
import com.mailboxkit.kernel.sending.SendingEvent.RecipientsCounted;
import com.mailboxkit.kernel.sending.SendingEvent.SendingAccountOpened;
import com.mailboxkit.kernel.sending.SendingEvent.SendingLimitReached;
import com.mailboxkit.kernel.sending.SendingEvent.SendingLimitSet;
import com.mailboxkit.kernel.sending.SendingEvent.SendingPaused;
import com.mailboxkit.mime.Addresses;
import com.mailboxkit.projection.ProjectionNames;
import java.sql.Timestamp;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Organizations and their keys.
@ProcessingGroup(ProjectionNames.ORGANIZATION)
public class OrganizationProjection {

    private final JdbcTemplate database;

    public OrganizationProjection(JdbcTemplate database) {
        this.database = database;
    }

    @EventHandler
    void on(OrganizationEvent event) {
        switch (event) {
            case OrganizationRegistered registered ->
                database.update(
                        "insert into organization (id, name, owner_email, owner, created_at) values (?, ?, ?, ?, ?)"
                                + " on conflict do nothing",
                        registered.organizationId().value(),
                        registered.name(),
                        registered.ownerEmail(),
                        Addresses.key(registered.ownerEmail()),
                        Timestamp.from(registered.registeredAt()));
            case OrganizationRenamed renamed ->
                database.update(
                        "update organization set name = ? where id = ?",
                        renamed.name(),
                        renamed.organizationId().value());
            case OrganizationDeleted deleted -> {
                var at = Timestamp.from(deleted.at());
                var id = deleted.organizationId().value();
                database.update("update organization set deleted_at = ? where id = ?", at, id);
                database.update(
                        "update api_key set revoked_at = ? where organization_id = ? and revoked_at is null", at, id);
            }
            case OwnerNotified shownByItsMessage -> {}
        }
    }

    @EventHandler
    void on(SendingEvent event) {
        switch (event) {
            case OwnerConfirmed confirmed -> set("owner_confirmed_at", Timestamp.from(confirmed.at()), confirmed);
            case SendingLimitSet limit -> set("recipients_per_day", limit.limit(), limit);
            case SendingPaused paused -> set("pause_reason", paused.reason().wire(), paused);
            case OrganizationSuspended suspended -> set("suspension_reason", suspended.reason(), suspended);
            case OrganizationResumed resumed -> {
                set("pause_reason", null, resumed);
                set("suspension_reason", null, resumed);
            }
            case SendingAccountOpened opened -> {}
            case RecipientsCounted counted -> {}
            case FailureCounted counted -> {}
            case SendingLimitReached reached -> {}
        }
    }

    /// Not displayed, but the read barrier would wait for an event that no projection handles.
    @EventHandler
    void on(OwnerCreditEvent event) {}

    /// @param column a constant of this class
    private void set(String column, @Nullable Object value, SendingEvent event) {
        database.update(
                "update organization set " + column + " = ? where id = ?",
                value,
                event.organizationId().value());
    }

    @EventHandler
    void on(ApiKeyEvent event) {
        switch (event) {
            case ApiKeyCreated created ->
                database.update(
                        "insert into api_key (id, organization_id, name, hash, mask, test, created_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                        created.apiKeyId().value(),
                        created.organizationId().value(),
                        created.name(),
                        created.hash(),
                        created.mask(),
                        created.test(),
                        Timestamp.from(created.createdAt()));
            case ApiKeyRevoked revoked ->
                database.update(
                        "update api_key set revoked_at = ? where id = ?",
                        Timestamp.from(revoked.revokedAt()),
                        revoked.apiKeyId().value());
        }
    }

    @ResetHandler
    void reset() {
        database.update("delete from api_key");
        database.update("delete from organization");
    }
}
