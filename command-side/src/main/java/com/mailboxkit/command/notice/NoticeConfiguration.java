package com.mailboxkit.command.notice;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.command.domain.DomainNames;
import com.mailboxkit.command.message.Message;
import com.mailboxkit.command.organization.Organization;
import com.mailboxkit.command.sending.OwnerConfirmations;
import com.mailboxkit.command.session.SignInLinks;
import com.mailboxkit.content.ContentStore;
import com.mailboxkit.mime.MessageWriter;
import com.mailboxkit.web.PlatformProperties;
import com.mailboxkit.web.PublicUrl;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.Repository;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires what is written to owners.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NoticeProperties.class)
public class NoticeConfiguration {

    @Bean
    OwnerNotices ownerNotices(CommandGateway commands) {
        return new OwnerNotices(commands);
    }

    @Bean
    OwnerNoticeHandler ownerNoticeHandler(
            Repository<Organization> organizations,
            Repository<Message> messages,
            AggregateStreams streams,
            DomainNames domains,
            OwnerConfirmations confirmations,
            SignInLinks signInLinks,
            ContentStore store,
            PlatformProperties platform,
            PublicUrl publicUrl,
            NoticeProperties limits) {
        var texts = new NoticeTexts(new MessageWriter(store), platform, publicUrl, confirmations, signInLinks);
        return new OwnerNoticeHandler(organizations, messages, streams, domains, texts, limits);
    }
}
