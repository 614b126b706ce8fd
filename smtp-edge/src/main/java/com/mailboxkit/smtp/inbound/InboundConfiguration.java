package com.mailboxkit.smtp.inbound;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.storage.StorageQuota;
import com.mailboxkit.mime.Addresses;
import com.mailboxkit.mime.MessageReader;
import com.mailboxkit.mime.ParserThreads;
import com.mailboxkit.smtp.authentication.MailAuthentication;
import com.mailboxkit.smtp.bounce.ReportMatcher;
import com.mailboxkit.smtp.session.Certificates;
import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.subethamail.smtp.server.Session;

/// Wires the SMTP server.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({InboundProperties.class, ParsingProperties.class})
public class InboundConfiguration {

    @Bean
    OwnClients ownClients() {
        return new OwnClients();
    }

    @Bean
    Certificates certificates(InboundProperties properties, Clock clock) {
        var tls = properties.tls();
        return new Certificates(tls.certificate(), tls.privateKey(), properties.hostname(), clock);
    }

    @Bean
    ReceivedCopies databaseCopies(DataSource database) {
        return new ReceivedCopies(database);
    }

    @Bean
    ParserThreads parserThreads(ParsingProperties properties) {
        return new ParserThreads(properties.threadCount(), properties.deadline(), properties.maxWait());
    }

    @Bean
    MessageReader mailReader(ContentStore store, ParsingProperties properties, ParserThreads threads) {
        return new MessageReader(store, properties.limits(), threads);
    }

    @Bean
    InboundSmtp inboundSmtp(
            InboundProperties properties,
            CommandGateway commands,
            QueryGateway queries,
            ContentStore store,
            MessageReader mailReader,
            StorageQuota quota,
            ParserThreads parserThreads,
            MailAuthentication authentication,
            ReportMatcher reports,
            @Value("${mailboxkit.agent-domain}") String agentDomain,
            OwnClients ownClients,
            Certificates certificates,
            ReceivedCopies copies,
            Clock clock) {
        var services = new Transaction.Services(
                new ReceiveGroupCommit(commands),
                queries,
                store,
                mailReader,
                new MailboxRoom(quota),
                copies,
                authentication,
                new ReportTransaction.Services(reports, store, parserThreads, "abuse@" + Addresses.domain(agentDomain)),
                ownClients,
                clock,
                properties.maxMessageSize().toBytes());
        return new InboundSmtp(
                properties, certificates, ownClients, session -> new Transaction((Session) session, services));
    }
}
