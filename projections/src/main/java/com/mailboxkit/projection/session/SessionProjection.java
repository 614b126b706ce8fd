package com.mailboxkit.projection.session;

import com.mailboxkit.kernel.apikey.ApiKeyId;
import com.mailboxkit.kernel.session.SessionEvent;
import com.mailboxkit.kernel.session.SessionEvent.KeySignedIn;
import com.mailboxkit.kernel.session.SessionEvent.OperatorSignedIn;
import com.mailboxkit.kernel.session.SessionEvent.OrganizationViewed;
import com.mailboxkit.kernel.session.SessionEvent.OwnerSignedIn;
import com.mailboxkit.kernel.session.SessionEvent.SessionRevoked;
import com.mailboxkit.kernel.session.SessionKind;
import com.mailboxkit.kernel.session.SignInLinkEvent;
import com.mailboxkit.projection.ProjectionNames;
import java.sql.Timestamp;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Sessions of browsers.
@ProcessingGroup(ProjectionNames.ORGANIZATION)
public class SessionProjection {

    private final JdbcTemplate database;

    public SessionProjection(JdbcTemplate database) {
        this.database = database;
    }

    @EventHandler
    void on(SessionEvent event) {
        switch (event) {
            case KeySignedIn opened ->
                insert(
                        SessionKind.KEY,
                        opened,
                        opened.apiKeyId(),
                        null,
                        opened.tokenHash(),
                        opened.expiresAt(),
                        opened.at());
            case OwnerSignedIn opened ->
                insert(
                        SessionKind.OWNER,
                        opened,
                        null,
                        opened.owner(),
                        opened.tokenHash(),
                        opened.expiresAt(),
                        opened.at());
            case OperatorSignedIn opened ->
                insert(SessionKind.OPERATOR, opened, null, null, opened.tokenHash(), opened.expiresAt(), opened.at());
            case OrganizationViewed forTheRecord -> {}
            case SessionRevoked revoked ->
                database.update(
                        "update web_session set revoked_at = ? where id = ?",
                        Timestamp.from(revoked.at()),
                        revoked.sessionId().value());
        }
    }

    /// Nothing to show; but an event that no projection takes would be waited for.
    @EventHandler
    void on(SignInLinkEvent event) {}

    private void insert(
            SessionKind kind,
            SessionEvent opened,
            @Nullable ApiKeyId key,
            @Nullable String owner,
            String hash,
            Instant expiresAt,
            Instant at) {
        database.update(
                "insert into web_session (id, kind, hash, organization_id, api_key_id, owner, created_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                opened.sessionId().value(),
                kind.wire(),
                hash,
                opened.organizationId().value(),
                key == null ? null : key.value(),
                owner,
                Timestamp.from(at),
                Timestamp.from(expiresAt));
    }

    @ResetHandler
    void reset() {
        database.update("delete from web_session");
    }
}
