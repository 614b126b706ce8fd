package com.mailboxkit.projection;

import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.projection.inbox.InboxProjection;
import com.mailboxkit.projection.message.MessageProjection;
import com.mailboxkit.projection.organization.OrganizationProjection;
import com.mailboxkit.projection.wallet.WalletProjection;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/// The projections role. Needs Axon, a data source with its transaction manager, and the read barrier.
@Configuration(proxyBeanMethods = false)
public class ProjectionConfiguration {

    @Bean
    OrganizationProjection organizationProjection(JdbcTemplate database) {
        return new OrganizationProjection(database);
    }

    @Bean
    InboxProjection inboxProjection(JdbcTemplate database) {
        return new InboxProjection(database);
    }

    @Bean
    MessageProjection messageProjection(JdbcTemplate database) {
        return new MessageProjection(database, JsonMapper.builder().build());
    }

    @Bean
    WalletProjection walletProjection(JdbcTemplate database) {
        return new WalletProjection(database);
    }

    @Bean
    SavepointEnhancer savepointEnhancer(PlatformTransactionManager transactions) {
        return new SavepointEnhancer(transactions);
    }

    @Bean
    SequenceByOrganization sequenceByOrganization() {
        return new SequenceByOrganization();
    }

    @Bean
    ConfigurerModule readModelProcessors(ReadBarrier barrier, SequenceByOrganization sequence) {
        return configurer -> configurer.eventProcessing(processing -> {
            for (String name : ProjectionNames.readModel()) {
                processing.registerSequencingPolicy(name, configuration -> sequence);
                processing.registerHandlerInterceptor(name, configuration -> new ReadBarrierInterceptor(barrier));
            }
        });
    }
}
