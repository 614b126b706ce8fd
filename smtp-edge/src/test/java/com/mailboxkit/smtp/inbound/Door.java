package com.mailboxkit.smtp.inbound;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.content.FileContentStore;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.inbox.InboxQuery.FindInboxByEmail;
import com.mailboxkit.kernel.inbox.InboxQuery.HostedInbox;
import com.mailboxkit.kernel.message.MessageCommand.ReceiveMessage;
import com.mailboxkit.kernel.message.ReceiveMessages;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.storage.StorageQuery.StorageUse;
import com.mailboxkit.kernel.storage.StorageQuota;
import com.mailboxkit.mime.MessageReader;
import com.mailboxkit.mime.MimeLimits;
import com.mailboxkit.mime.ParserThreads;
import com.mailboxkit.smtp.authentication.AuthenticationProperties;
import com.mailboxkit.smtp.authentication.AuthenticationProperties.Policy;
import com.mailboxkit.smtp.authentication.MailAuthentication;
import com.mailboxkit.smtp.bounce.BounceFixtures;
import com.mailboxkit.smtp.bounce.ReportMatcher;
import com.mailboxkit.smtp.dns.MailDns;
import com.mailboxkit.smtp.dns.NameServer;
import com.mailboxkit.smtp.session.Certificates;
import com.mailboxkit.smtp.session.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.subethamail.smtp.server.Session;

/// The SMTP server on a free port, with inboxes for ann, bob, cleo and jürgen, and one at bücher.test. What would be
/// stored is kept in a list.
final class Door implements AutoCloseable {

    static final Set<String> INBOXES = Set.of(
            "ann@agent.test", "bob@agent.test", "cleo@agent.test", "jürgen@agent.test", "ann@xn--bcher-kva.test");

    final Set<String> failing = ConcurrentHashMap.newKeySet();

    /// What is used, and may be.
    volatile StorageUse use = new StorageUse(0, 0, 0, 0);

    private final StoredCopies copies = new RememberedCopies();
    private final List<ReceiveMessage> received = new CopyOnWriteArrayList<>();
    private final ContentStore store;
    private final ParserThreads parsers = new ParserThreads(2, Duration.ofMinutes(1), Duration.ofMinutes(1));
    private final InboundSmtp server;

    Door(Path folder, String... settings) throws IOException {
        this(new FileContentStore(folder), settings);
    }

    Door(ContentStore store, String... settings) throws IOException {
        this.store = store;
        var properties = properties(settings);
        var commands = DefaultCommandGateway.builder().commandBus(commands()).build();
        var queries = DefaultQueryGateway.builder().queryBus(queries()).build();
        var matcher = new ReportMatcher(BounceFixtures.paths(), commands, queries);
        var ownClients = new OwnClients();
        var services = new Transaction.Services(
                new ReceiveGroupCommit(commands),
                queries,
                store,
                new MessageReader(store, MimeLimits.DEFAULT, parsers),
                new MailboxRoom(new StorageQuota((organization, inbox) -> CompletableFuture.completedFuture(use))),
                copies,
                authentication(),
                new ReportTransaction.Services(matcher, store, parsers, "abuse@agent.test"),
                ownClients,
                Clock.systemUTC(),
                properties.maxMessageSize().toBytes());
        var files = properties.tls();
        var tls = new Certificates(files.certificate(), files.privateKey(), properties.hostname(), Clock.systemUTC());
        server = new InboundSmtp(properties, tls, ownClients, session -> new Transaction((Session) session, services));
        server.start();
    }

    /// Clients of this machine are not checked: DNS is never asked.
    private MailAuthentication authentication() {
        var unchecked = new AuthenticationProperties(
                Policy.MONITOR, List.of("127.0.0.0/8", "::1"), Duration.ofSeconds(1), List.of());
        return new MailAuthentication(
                unchecked, "localhost", new MailDns(new NameServer("127.0.0.1:9")), store, Clock.systemUTC());
    }

    /// A client that has read the greeting.
    Wire connect() throws IOException {
        var wire = new Wire(port());
        wire.expect("220");
        return wire;
    }

    /// A client that has said EHLO.
    Wire greeted() throws IOException {
        var wire = connect();
        wire.say("EHLO client.test", "250");
        return wire;
    }

    int port() {
        return server.port();
    }

    int ownPort() {
        return server.ownPort();
    }

    List<ReceiveMessage> received() {
        return received;
    }

    List<String> recipients() {
        return received.stream().map(message -> message.envelope().recipient()).toList();
    }

    /// The message as it was stored, without our trace header.
    String text(ReceiveMessage message) {
        try (var raw = store.read(message.content().raw())) {
            var text = new String(raw.readAllBytes(), StandardCharsets.ISO_8859_1);
            return text.replaceFirst("^Received: [^\\n]*\\n(\\t[^\\n]*\\n)+", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InboundProperties properties(String... settings) {
        Map<String, String> values = new HashMap<>(Map.of("mailboxkit.smtp.port", "0"));
        for (var setting : settings) {
            var pair = setting.split("=", 2);
            values.put("mailboxkit.smtp." + pair[0], pair[1]);
        }
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("mailboxkit.smtp", InboundProperties.class);
    }

    @SuppressWarnings("resource")
    private SimpleCommandBus commands() {
        var bus = SimpleCommandBus.builder().build();
        bus.subscribe(ReceiveMessages.class.getName(), command -> {
            var group = ((ReceiveMessages) command.getPayload()).messages();
            if (group.stream()
                    .anyMatch(message -> failing.contains(message.envelope().recipient()))) {
                throw new IllegalStateException("The database is away");
            }
            for (var message : group) {
                if (!message.again()
                        || received.stream()
                                .noneMatch(known -> known.messageId().equals(message.messageId()))) {
                    received.add(message);
                }
            }
            return null;
        });
        return bus;
    }

    @SuppressWarnings("resource")
    private static SimpleQueryBus queries() {
        var bus = SimpleQueryBus.builder().build();
        bus.<HostedInbox>subscribe(FindInboxByEmail.class.getName(), HostedInbox.class, query -> find(query));
        return bus;
    }

    private static HostedInbox find(QueryMessage<?, ?> query) {
        var email = ((FindInboxByEmail) query.getPayload()).email();
        return INBOXES.contains(email)
                ? new HostedInbox(new InboxId(email), new OrganizationId("org"), email, email)
                : null;
    }

    @Override
    public void close() {
        server.stop();
        parsers.close();
    }
}
