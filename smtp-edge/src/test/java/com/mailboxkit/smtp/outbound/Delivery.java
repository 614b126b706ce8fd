package com.mailboxkit.smtp.outbound;

import static org.awaitility.Awaitility.await;

import com.mailboxkit.authentication.dkim.RsaKeys;
import com.mailboxkit.authentication.dkim.SigningKey;
import com.mailboxkit.content.FileContentStore;
import com.mailboxkit.kernel.content.ContentRef;
import com.mailboxkit.kernel.domain.MailDomainQuery.IsKnownDomain;
import com.mailboxkit.kernel.message.DeliveryResult;
import com.mailboxkit.kernel.message.MessageCommand.AttemptDelivery;
import com.mailboxkit.kernel.message.MessageCommand.FindPendingDelivery;
import com.mailboxkit.kernel.message.MessageCommand.PendingDelivery;
import com.mailboxkit.kernel.message.MessageContent;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.message.OpenTokens;
import com.mailboxkit.kernel.message.RecordDeliveries;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.secret.SecretBox;
import com.mailboxkit.smtp.bounce.BounceFixtures;
import com.mailboxkit.smtp.dns.DnsServer;
import com.mailboxkit.smtp.dns.MailDns;
import com.mailboxkit.smtp.dns.NameServer;
import com.mailboxkit.smtp.inbound.OwnClients;
import com.mailboxkit.smtp.sts.Policies;
import com.mailboxkit.smtp.sts.StsProperties;
import com.mailboxkit.smtp.sts.TrustedAuthorities;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// The delivery agent with one stored message, which may be asked to go to anybody. No address is hosted here.
final class Delivery implements AutoCloseable {

    private static final long MAX_SEPARATE = 100_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    static final SigningKey AGENT_KEY = new SigningKey("agent.test", "default", RsaKeys.fresh());

    static final OpenTokens TOKENS = new OpenTokens(new byte[32]);

    private static final SecretBox BOX = new SecretBox(new byte[32]);
    private static final String MESSAGE = "Subject: Hi\r\n\r\nHi\r\n.dot\r\n";

    private final Map<MessageId, List<String>> pending = new ConcurrentHashMap<>();
    private final Map<MessageId, List<DeliveryResult>> results = new ConcurrentHashMap<>();
    private final FileContentStore store;
    private final AtomicBoolean failing = new AtomicBoolean();
    private ContentRef raw;
    private final Policies policies;
    private final DeliveryAgent agent;

    Delivery(Path folder, String... settings) throws IOException {
        store = new FileContentStore(folder);
        raw = store.put(MESSAGE.getBytes(StandardCharsets.UTF_8));
        var properties = binder(settings).bindOrCreate("mailboxkit.delivery", DeliveryProperties.class);
        var sts = binder(settings).bindOrCreate("mailboxkit.delivery.mta-sts", StsProperties.class);
        var trusted = TrustedAuthorities.context(sts.certificates());
        var permits = new Semaphore(properties.maxConcurrentMessages());
        var dns = new NameServer(properties.dnsServer());
        var queries = DefaultQueryGateway.builder().queryBus(queries()).build();
        policies = Policies.open(
                new MailDns(dns),
                sts,
                trusted,
                properties.allowPrivateDestinations(),
                folder.resolve("mta-sts"),
                Clock.systemUTC());
        agent = new DeliveryAgent(
                DefaultCommandGateway.builder().commandBus(commands()).build(),
                new Router(properties, dns, "agent.test", () -> 1, queries, policies),
                new Signatures(new SigningKeys(AGENT_KEY, queries, BOX), Clock.systemUTC()),
                new Envelopes(BounceFixtures.paths(), MAX_SEPARATE),
                new SmtpConnectionPool(properties, new MailSessions(properties, new OwnClients(), trusted), permits),
                store,
                TOKENS,
                Clock.systemUTC(),
                permits,
                properties.grace(),
                properties.maxRunning());
    }

    static Delivery byRelay(Path folder, int port, String... settings) throws IOException {
        var all = new ArrayList<>(List.of("mode=relay", "relay.host=localhost", "relay.port=" + port));
        all.addAll(List.of(settings));
        return new Delivery(folder, all.toArray(String[]::new));
    }

    /// To servers that `dns` names, which are all on this machine.
    static Delivery byMx(Path folder, DnsServer dns, int port, String... settings) throws IOException {
        var all = new ArrayList<>(List.of(
                "mode=mx", "dns-server=" + dns.address(), "mx-port=" + port, "allow-private-destinations=true"));
        all.addAll(List.of(settings));
        return new Delivery(folder, all.toArray(String[]::new));
    }

    /// Instead of the usual one.
    Delivery of(String message) throws IOException {
        raw = store.put(message.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /// Makes one attempt and waits for what it brought, in the order of the recipients.
    List<DeliveryResult> attempt(String... recipients) {
        var id = begin(recipients);
        var found = await().atMost(PATIENCE).until(() -> results(id), list -> list.size() == recipients.length);
        return List.of(recipients).stream()
                .map(recipient -> found.stream()
                        .filter(result -> result.recipient().equals(recipient))
                        .findAny()
                        .orElseThrow())
                .toList();
    }

    /// Makes one attempt, whose [#results] come later.
    MessageId begin(String... recipients) {
        var id = MessageId.at(Instant.now());
        pending.put(id, List.of(recipients));
        agent.handle(new AttemptDelivery(id, 1));
        return id;
    }

    /// How many attempts were not begun.
    long postponed() {
        return agent.postponed();
    }

    /// As where one of the messages that are recorded together cannot be.
    Delivery failingToRecordOnce() {
        failing.set(true);
        return this;
    }

    /// What was recorded so far.
    List<DeliveryResult> results(MessageId id) {
        return results.getOrDefault(id, List.of());
    }

    DeliveryResult attemptOne(String recipient) {
        return attempt(recipient).getFirst();
    }

    private static Binder binder(String... settings) {
        Map<String, String> values = new HashMap<>();
        for (var setting : settings) {
            var pair = setting.split("=", 2);
            values.put("mailboxkit.delivery." + pair[0], pair[1]);
        }
        return new Binder(new MapConfigurationPropertySource(values));
    }

    @SuppressWarnings("resource")
    private SimpleCommandBus commands() {
        var bus = SimpleCommandBus.builder().build();
        bus.subscribe(FindPendingDelivery.class.getName(), command -> {
            var id = ((FindPendingDelivery) command.getPayload()).messageId();
            var content = new MessageContent(raw, raw, List.of());
            return new PendingDelivery(id, new OrganizationId("org"), "ann@agent.test", pending.get(id), content);
        });
        bus.subscribe(RecordDeliveries.class.getName(), command -> {
            if (failing.getAndSet(false)) {
                throw new IllegalStateException("Told to fail");
            }
            for (var record : ((RecordDeliveries) command.getPayload()).records()) {
                results.merge(record.messageId(), record.results(), Delivery::joined);
            }
            return null;
        });
        return bus;
    }

    private static List<DeliveryResult> joined(List<DeliveryResult> some, List<DeliveryResult> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    @SuppressWarnings("resource")
    private static SimpleQueryBus queries() {
        var bus = SimpleQueryBus.builder().build();
        bus.subscribe(IsKnownDomain.class.getName(), Boolean.class, query -> false);
        return bus;
    }

    @Override
    public void close() throws IOException {
        agent.close();
        policies.close();
    }
}
