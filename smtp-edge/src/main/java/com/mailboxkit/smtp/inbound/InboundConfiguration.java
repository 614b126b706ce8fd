package com.mailboxkit.smtp.inbound;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.mime.MessageReader;
import com.mailboxkit.mime.MimeLimits;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the SMTP server.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InboundProperties.class)
public class InboundConfiguration {

    @Bean
    InboundSmtp inboundSmtp(
            InboundProperties properties,
            CommandGateway commands,
            QueryGateway queries,
            ContentStore store,
            Clock clock) {
        var reader = new MessageReader(store, MimeLimits.DEFAULT);
        long maxSize = properties.maxMessageSize().toBytes();
        return new InboundSmtp(
                properties, session -> new Transaction(session, commands, queries, store, reader, clock, maxSize));
    }
}
