package com.mailboxkit.query;

import com.mailboxkit.query.apikey.ApiKeyQueryConfiguration;
import com.mailboxkit.query.domain.MailDomainQueryConfiguration;
import com.mailboxkit.query.event.EventQueryConfiguration;
import com.mailboxkit.query.inbox.InboxQueryConfiguration;
import com.mailboxkit.query.message.MessageQueryConfiguration;
import com.mailboxkit.query.notice.NoticeQueryConfiguration;
import com.mailboxkit.query.organization.OrganizationQueryConfiguration;
import com.mailboxkit.query.search.SearchConfiguration;
import com.mailboxkit.query.session.SessionQueryConfiguration;
import com.mailboxkit.query.storage.StorageQueryConfiguration;
import com.mailboxkit.query.suppression.SuppressionQueryConfiguration;
import com.mailboxkit.query.wallet.WalletQueryConfiguration;
import com.mailboxkit.query.webhook.WebhookQueryConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The query role: the read side of the REST API, and the handlers of other roles' queries.
@Configuration(proxyBeanMethods = false)
@Import({
    ApiKeyQueryConfiguration.class,
    EventQueryConfiguration.class,
    InboxQueryConfiguration.class,
    MailDomainQueryConfiguration.class,
    MessageQueryConfiguration.class,
    NoticeQueryConfiguration.class,
    OrganizationQueryConfiguration.class,
    SearchConfiguration.class,
    SessionQueryConfiguration.class,
    StorageQueryConfiguration.class,
    SuppressionQueryConfiguration.class,
    WalletQueryConfiguration.class,
    WebhookQueryConfiguration.class
})
public class QueryConfiguration {

    @Bean
    EventLogNotifier eventLogNotifier(ConnectionFactory connections) {
        return new EventLogNotifier(connections);
    }
}
