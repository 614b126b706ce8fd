package com.mailboxkit.query.message;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.query.EventLogNotifier;
import com.mailboxkit.query.inbox.InboxReader;
import com.mailboxkit.web.ApiKeyAuthenticator;
import com.mailboxkit.web.PlatformSecret;
import com.mailboxkit.web.PublicUrl;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Wires the message and thread queries.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WaitProperties.class)
public class MessageQueryConfiguration {

    @Bean
    MessageReader messageReader(DatabaseClient database) {
        return new MessageReader(
                database,
                JsonMapper.builder()
                        .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES) // as for events
                        .build());
    }

    @Bean
    AttachmentLinks attachmentLinks(
            PublicUrl publicUrl,
            PlatformSecret secret,
            @Value("${mailboxkit.attachments.link-validity}") Duration validity,
            Clock clock) {
        return new AttachmentLinks(publicUrl, secret, validity, clock);
    }

    @Bean
    MessageViews messageViews(ContentStore store, AttachmentLinks links) {
        return new MessageViews(store, links);
    }

    @Bean
    MessageLongPoll longPoll(EventLogNotifier notifier, ApiKeyAuthenticator keys, WaitProperties limits) {
        return new MessageLongPoll(notifier, keys, limits);
    }

    @Bean
    CodeQueryController codeQueryController(
            InboxReader inboxes, MessageReader messages, MessageLongPoll longPoll, ContentStore store, Clock clock) {
        return new CodeQueryController(inboxes, longPoll, new CodeReader(messages, store), clock);
    }

    @Bean
    MessageQueryController messageQueryController(
            InboxReader inboxes,
            MessageReader messages,
            MessageLongPoll longPoll,
            MessageViews views,
            AttachmentLinks links,
            ContentStore store) {
        return new MessageQueryController(inboxes, messages, longPoll, views, new MessagePages(store), links, store);
    }

    @Bean
    ThreadReader threadReader(DatabaseClient database, InboxReader inboxes) {
        return new ThreadReader(database, inboxes);
    }

    @Bean
    ThreadQueryController threadQueryController(
            InboxReader inboxes, ThreadReader threads, MessageReader messages, MessageViews views) {
        return new ThreadQueryController(inboxes, threads, messages, views);
    }

    @Bean
    MessageQueryHandler messageQueryHandler(MessageReader messages, ReadBarrier barrier) {
        return new MessageQueryHandler(messages, barrier);
    }
}
