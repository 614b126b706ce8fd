package com.mailboxkit.web;

import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.web.session.OrganizationViews;
import com.mailboxkit.web.session.SessionDevices;
import com.mailboxkit.web.session.SessionLookup;
import com.mailboxkit.web.session.SessionProperties;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// How callers are found out, by key or session.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SessionProperties.class)
class SessionConfiguration {

    @Bean
    KeyUsage sessionUse(DatabaseClient database, Clock clock) {
        return new KeyUsage(database, clock, KeyUsage.Of.SESSIONS);
    }

    @Bean
    SessionLookup sessionLookup(DatabaseClient database, ReadBarrier barrier, SessionProperties limits) {
        return new SessionLookup(database, barrier, limits);
    }

    @Bean
    SessionDevices sessionDevices(DatabaseClient database) {
        return new SessionDevices(database);
    }

    @Bean
    OperatorSessions operatorSessions(SessionLookup sessions, @Qualifier("sessionUse") KeyUsage use) {
        return new OperatorSessions(sessions, use);
    }

    @Bean
    CallAuthenticator callAuthenticator(
            ApiKeyLookup keys,
            @Qualifier("keyUse") KeyUsage keyUse,
            SessionLookup sessions,
            @Qualifier("sessionUse") KeyUsage sessionUse,
            DatabaseClient database,
            RateLimitProperties limits,
            ObjectProvider<OrganizationViews> views,
            Clock clock) {
        OrganizationViews recorder = (session, organization, at) -> Mono.justOrEmpty(views.getIfAvailable())
                .switchIfEmpty(Mono.error(SessionConfiguration::noViews))
                .flatMap(kept -> kept.record(session, organization, at));
        return new CallAuthenticator(
                keys, keyUse, sessions, new SessionCalls(database, limits), sessionUse, recorder, clock);
    }

    /// What nobody records nobody may look into.
    private static Refusal noViews() {
        return new Refusal(
                ProblemCode.ACCESS_DENIED, "This node has no command role, so operators read no organization here.");
    }

    @Bean
    SignInLimit signInLimit(SlidingWindows windows, SessionProperties limits, ClientAddresses clients) {
        return new SignInLimit(windows, limits, clients);
    }
}
