package com.mailboxkit.smtp.submission;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.mime.MessageReader;
import com.mailboxkit.smtp.inbound.InboundProperties;
import com.mailboxkit.smtp.session.Certificates;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.subethamail.smtp.server.Session;

/// Wires the SMTP server for programs that send.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SubmissionProperties.class)
public class SubmissionConfiguration {

    @Bean
    SubmissionSmtp submissionSmtp(
            SubmissionProperties properties,
            InboundProperties inbound,
            Certificates certificates,
            CommandGateway commands,
            QueryGateway queries,
            ContentStore store,
            MessageReader mailReader,
            Clock clock) {
        var platform = new Platform(commands, queries);
        var mails = new SubmittedMails(mailReader, properties.maxMessageSize().toBytes());
        return new SubmissionSmtp(
                properties.portBeside(inbound.port()),
                inbound.hostname(),
                properties.limits(),
                certificates,
                new KeyLogins(platform, properties::mayLogInPlain),
                session -> new SubmissionTransaction((Session) session, platform, mails, store, clock));
    }
}
