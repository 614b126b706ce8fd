package com.mailboxkit.smtp.outbound;

import com.mailboxkit.authentication.dkim.SigningKey;
import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.message.OpenTokens;
import com.mailboxkit.kernel.secret.SecretBox;
import com.mailboxkit.smtp.bounce.BounceProperties;
import com.mailboxkit.smtp.bounce.ReturnPaths;
import com.mailboxkit.smtp.dns.NameServer;
import com.mailboxkit.smtp.inbound.InboundSmtp;
import com.mailboxkit.smtp.inbound.OwnClients;
import com.mailboxkit.smtp.sts.Policies;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires delivery.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliveryProperties.class)
public class OutboundConfiguration {

    @Bean
    NameServer nameServer(DeliveryProperties properties) {
        return new NameServer(properties.dnsServer());
    }

    @Bean
    Signatures signatures(
            SigningKey agentDomainKey, QueryGateway queries, @Qualifier("domainKeys") SecretBox box, Clock clock) {
        return new Signatures(new SigningKeys(agentDomainKey, queries, box), clock);
    }

    @Bean
    DeliveryAgent deliveryAgent(
            CommandGateway commands,
            QueryGateway queries,
            DeliveryProperties properties,
            Signatures signatures,
            ReturnPaths returnPaths,
            BounceProperties bounces,
            NameServer dns,
            @Value("${mailboxkit.agent-domain}") String agentDomain,
            Policies policies,
            SSLContext mailAuthorities,
            InboundSmtp inbound,
            OwnClients ownClients,
            ContentStore store,
            OpenTokens openTokens,
            Clock clock) {
        var permits = new Semaphore(properties.maxConcurrentMessages());
        return new DeliveryAgent(
                commands,
                new Router(properties, dns, agentDomain, inbound::ownPort, queries, policies),
                signatures,
                new Envelopes(returnPaths, bounces.maxSeparateSize().toBytes()),
                new SmtpConnectionPool(properties, new MailSessions(properties, ownClients, mailAuthorities), permits),
                store,
                openTokens,
                clock,
                permits,
                properties.grace(),
                properties.maxRunning());
    }
}
