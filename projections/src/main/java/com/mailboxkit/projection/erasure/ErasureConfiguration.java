package com.mailboxkit.projection.erasure;

import com.mailboxkit.projection.search.SearchIndex;
import com.mailboxkit.projection.storage.ProjectedUses;
import com.mailboxkit.projection.storage.Retention;
import com.mailboxkit.projection.storage.StorageProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Wires the erasure of messages.
@Configuration(proxyBeanMethods = false)
public class ErasureConfiguration {

    private static final int PASSES = 60; // during the retention of unused contents

    @Bean
    Erasure erasure(
            JdbcTemplate database,
            Retention retention,
            SearchIndex index,
            ProjectedUses uses,
            PlatformTransactionManager transactions,
            StorageProperties storage) {
        return new Erasure(
                new ErasedMessages(database, retention),
                index,
                uses,
                new TransactionTemplate(transactions),
                storage.collectAfter().dividedBy(PASSES));
    }
}
