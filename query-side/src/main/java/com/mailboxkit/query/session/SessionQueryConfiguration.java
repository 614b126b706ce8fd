package com.mailboxkit.query.session;

import com.mailboxkit.web.session.SessionProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/// Wires the reading of sessions.
@Configuration(proxyBeanMethods = false)
public class SessionQueryConfiguration {

    @Bean
    SessionQueryController sessionQueryController(DatabaseClient database, SessionProperties limits) {
        return new SessionQueryController(new SessionReader(database, limits));
    }
}
