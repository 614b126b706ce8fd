package com.mailboxkit.query.inbox;

import com.mailboxkit.kernel.ReadBarrier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/// Wires the inbox queries.
@Configuration(proxyBeanMethods = false)
public class InboxQueryConfiguration {

    @Bean
    InboxReader inboxReader(DatabaseClient database) {
        return new InboxReader(database);
    }

    @Bean
    InboxQueryController inboxQueryController(InboxReader inboxes) {
        return new InboxQueryController(inboxes);
    }

    @Bean
    InboxQueryHandler inboxQueryHandler(InboxReader inboxes, ReadBarrier barrier) {
        return new InboxQueryHandler(inboxes, barrier);
    }
}
