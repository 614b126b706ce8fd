package com.mailboxkit.server.health;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import com.mailboxkit.command.Overload;
import com.mailboxkit.server.roles.ConditionalOnRole;
import com.mailboxkit.server.roles.Role;
import com.mailboxkit.smtp.inbound.InboundSmtp;
import com.mailboxkit.smtp.outbound.DeliveryAgent;
import com.mailboxkit.smtp.submission.SubmissionSmtp;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.r2dbc.core.DatabaseClient;

/// Wires what `/actuator/health` and `/actuator/prometheus` tell. The names of the beans are those of the components.
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    /// Something is missing that the node works without.
    static final Status DEGRADED = new Status("DEGRADED");

    /// What costs a connection or a write is not looked at more often, however many ask.
    static final Duration FRESH = Duration.ofSeconds(5);

    @Bean("postgres")
    PostgresHealth postgresHealth(DatabaseClient database) {
        return new PostgresHealth(database);
    }

    /// Every role but that of readers stores events.
    @Bean("writes")
    @ConditionalOnRole({Role.COMMAND, Role.SMTP, Role.WEBHOOKS, Role.PROJECTIONS})
    WriteHealth writeHealth(HikariDataSource connectionPool, ObjectProvider<AxonServerConnectionManager> axonServer) {
        return new WriteHealth(
                connectionPool,
                () -> axonServer.stream().allMatch(server -> server.isConnected(server.getDefaultContext())));
    }

    @Bean("processors")
    ProcessorsHealth processorsHealth(EventProcessingConfiguration processing) {
        return new ProcessorsHealth(processing);
    }

    @Bean("search")
    @ConditionalOnRole({Role.QUERY, Role.PROJECTIONS})
    SearchHealth searchHealth(ElasticsearchAsyncClient elasticsearch) {
        return new SearchHealth(elasticsearch);
    }

    @Bean("smtp")
    @ConditionalOnRole(Role.SMTP)
    SmtpHealth smtpHealth(InboundSmtp inbound, SubmissionSmtp submission) {
        return new SmtpHealth(inbound, submission);
    }

    @Bean
    @ConditionalOnRole(Role.SMTP)
    SmtpSessions smtpSessions(InboundSmtp inbound, SubmissionSmtp submission) {
        return new SmtpSessions(inbound, submission);
    }

    @Bean
    @ConditionalOnRole(Role.COMMAND)
    MeterBinder refusedCommands(Overload overload) {
        return meters -> {
            for (var work : Overload.Work.values()) {
                refused(work.name().toLowerCase(Locale.ROOT), overload, it -> it.refused(work), meters);
            }
        };
    }

    @Bean
    @ConditionalOnRole(Role.SMTP)
    MeterBinder postponedDeliveries(DeliveryAgent deliveries) {
        return meters -> refused("deliveries", deliveries, DeliveryAgent::postponed, meters);
    }

    private static <T> void refused(String what, T source, ToDoubleFunction<T> count, MeterRegistry meters) {
        FunctionCounter.builder("mailboxkit.refused", source, count)
                .tag("what", what)
                .description("What this node did not take, since too much of it waited")
                .register(meters);
    }

    @Bean
    Backlog backlog(JdbcTemplate database, EventProcessingConfiguration processing, @Lazy EventStore events) {
        return new Backlog(database, processing, events);
    }

    @Bean
    ConfigurerModule eventsAreCounted(ObjectProvider<MeterRegistry> meters) {
        return configurer -> configurer.onInitialize(axon -> axon.onStart(
                () -> axon.eventStore().registerDispatchInterceptor(new EventCounter(meters.getObject()))));
    }
}
