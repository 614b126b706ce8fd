package com.mailboxkit.smtp.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.domain.MailDomainQuery.IsKnownDomain;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.inbox.InboxQuery.FindInboxByEmail;
import com.mailboxkit.kernel.inbox.InboxQuery.HostedInbox;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.smtp.dns.MailDns;
import com.mailboxkit.smtp.dns.NameServer;
import com.mailboxkit.smtp.outbound.Destination.Hop;
import com.mailboxkit.smtp.outbound.Destination.Servers;
import com.mailboxkit.smtp.outbound.Destination.Undeliverable;
import com.mailboxkit.smtp.sts.Policies;
import com.mailboxkit.smtp.sts.StsProperties;
import com.mailboxkit.smtp.sts.TrustedAuthorities;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RouterTest {

    @TempDir
    private Path folder;

    private final Set<String> knownDomains = new HashSet<>();
    private final Set<String> inboxes = new HashSet<>();
    private final List<String> asked = new ArrayList<>();
    private final NameServer dns = new NameServer("127.0.0.1:1");
    private Policies policies;

    @BeforeEach
    void open() throws IOException {
        var sts = new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("sts", StsProperties.class);
        policies = Policies.open(
                new MailDns(dns), sts, TrustedAuthorities.context(sts.certificates()), true, folder, Clock.systemUTC());
    }

    @AfterEach
    void close() throws IOException {
        policies.close();
    }

    @Test
    void asksOfAStrangersDomainOnceAndOfItsAddressesNever() {
        var router = router("relay");

        assertThat(hop(router.of("bob@example.com"))).isEqualTo(Hop.RELAY);
        assertThat(hop(router.of("cleo@example.com"))).isEqualTo(Hop.RELAY);
        assertThat(asked).containsExactly("example.com");
    }

    @Test
    void deliversToTheAgentsDomainWithoutAsking() {
        assertThat(hop(router("relay").of("ann@agent.test"))).isEqualTo(Hop.OWN);
        assertThat(asked).isEmpty();
    }

    @Test
    void looksForTheInboxWhereSomebodyAddedTheDomain() {
        knownDomains.add("shop.test");
        inboxes.add("ann@shop.test");
        var router = router("relay");

        assertThat(hop(router.of("Ann@shop.test"))).isEqualTo(Hop.OWN);
        assertThat(hop(router.of("printer@shop.test"))).isEqualTo(Hop.RELAY);
    }

    @Test
    void believesNoOldAnswerWhereTheMailWouldBounce() {
        var router = router("local");
        assertThat(router.of("ann@shop.test")).isInstanceOf(Undeliverable.class);

        knownDomains.add("shop.test");
        inboxes.add("ann@shop.test");

        assertThat(hop(router.of("ann@shop.test"))).isEqualTo(Hop.OWN);
    }

    private static Hop hop(Destination destination) {
        return ((Servers) destination).hop();
    }

    private Router router(String mode) {
        var properties = new Binder(new MapConfigurationPropertySource(Map.of(
                        "delivery.mode", mode, "delivery.relay.host", "relay.test", "delivery.relay.port", "25")))
                .bindOrCreate("delivery", DeliveryProperties.class);
        var queries = DefaultQueryGateway.builder().queryBus(queries()).build();
        return new Router(properties, dns, "agent.test", () -> 1, queries, policies);
    }

    @SuppressWarnings("resource")
    private SimpleQueryBus queries() {
        var bus = SimpleQueryBus.builder().build();
        bus.subscribe(IsKnownDomain.class.getName(), Boolean.class, query -> {
            var name = ((IsKnownDomain) query.getPayload()).name();
            asked.add(name);
            return knownDomains.contains(name);
        });
        bus.<HostedInbox>subscribe(FindInboxByEmail.class.getName(), HostedInbox.class, query -> {
            var email = ((FindInboxByEmail) query.getPayload()).email();
            asked.add(email);
            return inboxes.contains(email)
                    ? new HostedInbox(InboxId.PLATFORM, new OrganizationId("org"), "Ann", email)
                    : null;
        });
        return bus;
    }
}
