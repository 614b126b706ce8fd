package com.mailboxkit.projection;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.mailboxkit.content.ContentStore;
import com.mailboxkit.content.DatabaseContentStore;
import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.projection.domain.DomainProjection;
import com.mailboxkit.projection.erasure.ErasureConfiguration;
import com.mailboxkit.projection.event.EventLog;
import com.mailboxkit.projection.inbox.InboxProjection;
import com.mailboxkit.projection.message.MessageProjection;
import com.mailboxkit.projection.organization.OrganizationProjection;
import com.mailboxkit.projection.search.SearchIndex;
import com.mailboxkit.projection.search.SearchProjection;
import com.mailboxkit.projection.session.SessionProjection;
import com.mailboxkit.projection.storage.ContentCollection;
import com.mailboxkit.projection.storage.ProjectedUses;
import com.mailboxkit.projection.storage.Retention;
import com.mailboxkit.projection.storage.StorageProperties;
import com.mailboxkit.projection.suppression.SuppressionProjection;
import com.mailboxkit.projection.wallet.WalletProjection;
import com.mailboxkit.projection.webhook.WebhookProjection;
import java.time.Clock;
import org.axonframework.config.ConfigurerModule;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/// The projections role. Requires Axon, a data source with its transaction manager, Elasticsearch, the content
/// store and the read barrier.
@Configuration(proxyBeanMethods = false)
@Import(ErasureConfiguration.class)
@EnableConfigurationProperties(StorageProperties.class)
public class ProjectionConfiguration {

    @Bean
    OrganizationProjection organizationProjection(JdbcTemplate database) {
        return new OrganizationProjection(database);
    }

    @Bean
    SessionProjection sessionProjection(JdbcTemplate database) {
        return new SessionProjection(database);
    }

    @Bean
    DomainProjection domainProjection(JdbcTemplate database) {
        return new DomainProjection(database, JsonMapper.builder().build());
    }

    @Bean
    SuppressionProjection suppressionProjection(JdbcTemplate database) {
        return new SuppressionProjection(database);
    }

    @Bean
    EventLog eventLog(JdbcTemplate database) {
        return new EventLog(database, JsonMapper.builder().build());
    }

    @Bean
    InboxProjection inboxProjection(JdbcTemplate database, EventLog log) {
        return new InboxProjection(database, log);
    }

    @Bean
    MessageProjection messageProjection(
            JdbcTemplate database, BatchWriter batchWriter, EventLog log, Retention retention) {
        return new MessageProjection(
                database, batchWriter, log, retention, JsonMapper.builder().build());
    }

    @Bean
    WebhookProjection webhookProjection(JdbcTemplate database, BatchWriter batchWriter) {
        return new WebhookProjection(database, batchWriter);
    }

    @Bean
    WalletProjection walletProjection(JdbcTemplate database, BatchWriter batchWriter) {
        return new WalletProjection(database, batchWriter);
    }

    @Bean
    SearchIndex searchIndex(ElasticsearchClient elasticsearch) {
        return new SearchIndex(elasticsearch);
    }

    @Bean
    SearchProjection searchProjection(SearchIndex index, ContentStore store, Retention retention) {
        return new SearchProjection(index, store, retention);
    }

    @Bean
    Retention retention(JdbcTemplate database, StorageProperties storage, Clock clock) {
        return new Retention(database, storage.sandboxRetention(), clock);
    }

    @Bean
    ProjectedUses projectedUses(JdbcTemplate database) {
        return new ProjectedUses(database);
    }

    @Bean
    ContentCollection contentCollection(DatabaseContentStore store, ProjectedUses uses, StorageProperties storage) {
        return new ContentCollection(store.collector(), uses, storage.collectAfter());
    }

    @Bean
    FailureIsolation failureIsolation() {
        return new FailureIsolation();
    }

    @Bean
    BatchWriter batchWriter(FailureIsolation isolation) {
        return new BatchWriter(isolation);
    }

    @Bean
    SavepointEnhancer savepointEnhancer(PlatformTransactionManager transactions, FailureIsolation isolation) {
        return new SavepointEnhancer(transactions, isolation);
    }

    @Bean
    SequenceByOrganization sequenceByOrganization() {
        return new SequenceByOrganization();
    }

    @Bean
    ConfigurerModule projectionProcessors(
            JdbcTemplate database, BatchWriter batchWriter, ReadBarrier barrier, SequenceByOrganization sequence) {
        var read = new ReadBarrierInterceptor(database, batchWriter, barrier);
        return configurer -> configurer.eventProcessing(processing -> {
            for (String name : ProjectionNames.all()) {
                processing.registerSequencingPolicy(name, configuration -> sequence);
            }
            for (String name : ProjectionNames.readModel()) {
                processing.registerHandlerInterceptor(name, configuration -> read);
            }
        });
    }
}
