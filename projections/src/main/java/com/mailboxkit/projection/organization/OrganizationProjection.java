package com.mailboxkit.projection.organization;

import com.mailboxkit.kernel.apikey.ApiKeyEvent;
import com.mailboxkit.kernel.apikey.ApiKeyEvent.ApiKeyCreated;
import com.mailboxkit.kernel.apikey.ApiKeyEvent.ApiKeyRevoked;
import com.mailboxkit.kernel.organization.OrganizationEvent;
import com.mailboxkit.kernel.organization.OrganizationEvent.OrganizationRegistered;
import com.mailboxkit.kernel.organization.OrganizationEvent.OwnerNotified;
import com.mailboxkit.projection.ProjectionNames;
import java.sql.Timestamp;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
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
                        "insert into organization (id, name, owner_email, created_at) values (?, ?, ?, ?)"
                                + " on conflict do nothing",
                        registered.organizationId().value(),
                        registered.name(),
                        registered.ownerEmail(),
                        Timestamp.from(registered.registeredAt()));
            case OwnerNotified shownByItsMessage -> {}
        }
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
