package com.mailboxkit.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import com.mailboxkit.query.inbox.InboxReader;
import com.mailboxkit.query.message.MessageReader;
import com.mailboxkit.query.message.MessageViews;
import com.mailboxkit.query.message.ThreadReader;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires search.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SearchProperties.class)
public class SearchConfiguration {

    @Bean
    MessageSearch messageSearch(ElasticsearchAsyncClient elasticsearch, SearchProperties limits) {
        return new MessageSearch(elasticsearch, new SearchPermits(limits));
    }

    @Bean
    SearchController searchController(
            MessageSearch search,
            InboxReader inboxes,
            ThreadReader threads,
            MessageReader messages,
            MessageViews views) {
        return new SearchController(search, inboxes, threads, messages, views);
    }
}
