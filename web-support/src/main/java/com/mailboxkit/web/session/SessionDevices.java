package com.mailboxkit.web.session;

import com.mailboxkit.kernel.session.SessionId;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Notes from where sessions were opened, so that people recognise theirs. It is no event: nobody keeps it for ever.
public final class SessionDevices {

    private static final int LONGEST = 200; // characters
    private static final String INSERT = """
            insert into web_session_use (session_id, device, address, last_used_at) values (:id, :device, :address, now())
            on conflict (session_id) do nothing
            """;

    private final DatabaseClient database;

    public SessionDevices(DatabaseClient database) {
        this.database = database;
    }

    /// @param device what the browser says that it is (User-Agent); cut where it is too long
    /// @param address as clients are told apart
    public Mono<Void> note(SessionId session, String device, String address) {
        var plain = device.codePoints()
                .filter(letter -> !Character.isISOControl(letter))
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return database.sql(INSERT)
                .bind("id", session.value())
                .bind("device", plain)
                .bind("address", address)
                .then();
    }
}
