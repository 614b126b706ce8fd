package com.mailboxkit.smtp.outbound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mailboxkit.kernel.domain.MailDomainQuery.IsKnownDomain;
import com.mailboxkit.kernel.inbox.InboxQuery.FindInboxByEmail;
import com.mailboxkit.kernel.inbox.InboxQuery.HostedInbox;
import com.mailboxkit.kernel.message.RemoteReply;
import com.mailboxkit.mime.Addresses;
import com.mailboxkit.smtp.dns.NameServer;
import com.mailboxkit.smtp.outbound.DeliveryProperties.Mode;
import com.mailboxkit.smtp.outbound.Destination.Hop;
import com.mailboxkit.smtp.outbound.Destination.Server;
import com.mailboxkit.smtp.outbound.Destination.Servers;
import com.mailboxkit.smtp.outbound.Destination.Undeliverable;
import com.mailboxkit.smtp.outbound.Destination.Unresolved;
import com.mailboxkit.smtp.sts.Policies;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;

/// Decides where the mail for an address goes. Inboxes of this platform are reached by SMTP, like
/// anybody else's, but through a port that only this process may use.
///
/// Whether an address is an inbox here is asked only where somebody added its domain: mail to strangers
/// waits for no read model. That nobody added a domain is remembered for [#REMEMBERED], during which mail to a
/// domain that was just added still goes where DNS says.
final class Router {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int MAX_REMEMBERED = 10_000;
    private static final long PATIENCE_SECONDS = 10;
    private static final String OUTBOUND_IS_OFF =
            "Outbound delivery is off on this platform: it delivers to its own inboxes only."
                    + " Set MAILBOXKIT_DELIVERY_MODE to relay or mx to turn it on.";

    private final DeliveryProperties properties;
    private final String agentDomain;
    private final IntSupplier ownPort;
    private final QueryGateway queries;
    private final MailExchangers exchangers;
    private final Cache<String, Boolean> strangers = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MAX_REMEMBERED)
            .build();

    Router(
            DeliveryProperties properties,
            NameServer dns,
            String agentDomain,
            IntSupplier ownPort,
            QueryGateway queries,
            Policies policies) {
        this.properties = properties;
        this.agentDomain = agentDomain;
        this.ownPort = ownPort;
        this.queries = queries;
        this.exchangers = new MailExchangers(properties, dns, policies);
    }

    Destination of(String address) {
        String domain = Addresses.domain(address);
        try {
            if (domain.equals(agentDomain) || (isKnown(domain) && isInbox(address))) {
                return new Servers(List.of(new Server("127.0.0.1", ownPort.getAsInt())), Hop.OWN);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Unresolved(new RemoteReply(null, 0, "4.3.2", "The platform is stopping."));
        } catch (ExecutionException | TimeoutException failure) {
            return new Unresolved(
                    new RemoteReply(null, 0, "4.3.0", "Whether the address is hosted here is not known."));
        }
        return switch (properties.mode()) {
            case LOCAL -> new Undeliverable(new RemoteReply(null, 0, "5.7.1", OUTBOUND_IS_OFF));
            case RELAY ->
                new Servers(
                        List.of(new Server(
                                properties.relay().host(), properties.relay().port())),
                        Hop.RELAY);
            case MX -> exchangers.of(domain);
        };
    }

    private boolean isKnown(String domain) throws InterruptedException, ExecutionException, TimeoutException {
        if (strangers.getIfPresent(domain) != null) {
            return false;
        }
        boolean known = queries.query(new IsKnownDomain(domain), Boolean.class).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!known && properties.mode() != Mode.LOCAL) { // there an outdated answer would bounce for good
            strangers.put(domain, true);
        }
        return known;
    }

    private boolean isInbox(String address) throws InterruptedException, ExecutionException, TimeoutException {
        var question = new FindInboxByEmail(Addresses.key(address));
        return queries.query(question, ResponseTypes.optionalInstanceOf(HostedInbox.class))
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .isPresent();
    }
}
