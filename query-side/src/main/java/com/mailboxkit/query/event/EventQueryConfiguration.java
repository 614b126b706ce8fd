package com.mailboxkit.query.event;

import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.query.EventLogNotifier;
import com.mailboxkit.query.inbox.InboxReader;
import com.mailboxkit.query.message.MessageReader;
import com.mailboxkit.query.message.MessageViews;
import com.mailboxkit.web.ApiKeyAuthenticator;
import com.mailboxkit.web.PublicUrl;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

/// Wires the event queries.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EventProperties.class)
public class EventQueryConfiguration {

    @Bean
    EventReader eventReader(DatabaseClient database) {
        return new EventReader(database, JsonMapper.builder().build());
    }

    @Bean
    EventViews eventViews(
            MessageReader messages,
            MessageViews views,
            InboxReader inboxes,
            EventProperties limits,
            PublicUrl publicUrl) {
        return new EventViews(messages, views, inboxes, limits, publicUrl);
    }

    @Bean
    EventQueryController eventQueryController(
            EventReader events,
            EventViews views,
            EventLogNotifier notifier,
            ApiKeyAuthenticator keys,
            EventProperties limits) {
        return new EventQueryController(events, views, new EventStream(events, views, notifier, keys, limits));
    }

    @Bean
    PayloadQueryHandler payloadQueryHandler(
            EventReader events, EventViews views, ReadBarrier barrier, JsonMapper json) {
        return new PayloadQueryHandler(events, views, new SampleEvents(), barrier, json);
    }
}
