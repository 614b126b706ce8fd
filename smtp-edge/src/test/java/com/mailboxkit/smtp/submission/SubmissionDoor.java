package com.mailboxkit.smtp.submission;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.content.FileContentStore;
import com.mailboxkit.kernel.apikey.ApiKeyId;
import com.mailboxkit.kernel.apikey.ApiKeyQuery.CountRequest;
import com.mailboxkit.kernel.apikey.ApiKeyQuery.CountedRequest;
import com.mailboxkit.kernel.apikey.ApiKeyQuery.FindKeyHolder;
import com.mailboxkit.kernel.apikey.ApiKeyQuery.KeyHolder;
import com.mailboxkit.kernel.apikey.KeyHash;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.inbox.InboxQuery.FindInboxByEmail;
import com.mailboxkit.kernel.inbox.InboxQuery.HostedInbox;
import com.mailboxkit.kernel.message.SendOutcomes;
import com.mailboxkit.kernel.message.SubmissionCommand.BeginSubmission;
import com.mailboxkit.kernel.message.SubmissionCommand.CheckSubmission;
import com.mailboxkit.kernel.message.SubmissionCommand.Submission;
import com.mailboxkit.kernel.message.SubmissionCommand.SubmitMessage;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.mime.MessageReader;
import com.mailboxkit.mime.MimeLimits;
import com.mailboxkit.smtp.inbound.InboundProperties;
import com.mailboxkit.smtp.session.Certificates;
import com.mailboxkit.smtp.session.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// The SMTP server for programs on a free port, with one API key and one inbox: ann's. What would be sent is kept in a
/// list.
final class SubmissionDoor implements AutoCloseable {

    static final String KEY = "mbk_live_of-ann";
    static final String ANN = "ann@agent.test";

    private final List<SubmitMessage> submitted = new CopyOnWriteArrayList<>();
    private final Set<String> submissions = ConcurrentHashMap.newKeySet();
    private final ContentStore store;
    private final SubmissionSmtp server;

    SubmissionDoor(Path folder, String... settings) throws IOException {
        store = new FileContentStore(folder);
        server = new SubmissionConfiguration()
                .submissionSmtp(
                        bind("mailboxkit.submission", SubmissionProperties.class, settings),
                        bind("mailboxkit.smtp", InboundProperties.class, "port=0"),
                        new Certificates("", "", "localhost", Clock.systemUTC()),
                        DefaultCommandGateway.builder().commandBus(commands()).build(),
                        DefaultQueryGateway.builder().queryBus(queries()).build(),
                        store,
                        new MessageReader(store, MimeLimits.DEFAULT),
                        Clock.systemUTC());
        server.start();
    }

    /// A client that has said EHLO.
    Wire greeted() throws IOException {
        var wire = new Wire(server.port());
        wire.expect("220");
        wire.say("EHLO program.test", "250");
        return wire;
    }

    /// A client that has logged in.
    Wire loggedIn() throws IOException {
        var wire = greeted();
        wire.say("AUTH PLAIN " + base64("\0apikey\0" + KEY), "235 2.7.0");
        return wire;
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The names under which mails were submitted.
    Set<String> submissions() {
        return submissions;
    }

    List<SubmitMessage> submitted() {
        return submitted;
    }

    /// What would go out of the only message, without the fields that are put before it.
    String sent(int fieldsBefore) {
        try (var raw = store.read(submitted.getFirst().content().raw())) {
            var text = new String(raw.readAllBytes(), StandardCharsets.UTF_8);
            return text.replaceFirst("^([A-Z][^\\n]*\\n(\\t[^\\n]*\\n)*){" + fieldsBefore + "}", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T bind(String prefix, Class<T> type, String... settings) {
        Map<String, String> values = new HashMap<>();
        for (var setting : settings) {
            var pair = setting.split("=", 2);
            values.put(prefix + "." + pair[0], pair[1]);
        }
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate(prefix, type);
    }

    @SuppressWarnings("resource")
    private SimpleCommandBus commands() {
        var bus = SimpleCommandBus.builder().build();
        bus.subscribe(BeginSubmission.class.getName(), command -> {
            var begin = (BeginSubmission) ((CommandMessage<?>) command).getPayload();
            submissions.add(begin.submissionId());
            return new Submission(begin.messageId(), false);
        });
        bus.subscribe(CheckSubmission.class.getName(), command -> new SendOutcomes.Queued());
        bus.subscribe(SubmitMessage.class.getName(), command -> {
            submitted.add((SubmitMessage) ((CommandMessage<?>) command).getPayload());
            return new SendOutcomes.Queued();
        });
        return bus;
    }

    @SuppressWarnings("resource")
    private static SimpleQueryBus queries() {
        var bus = SimpleQueryBus.builder().build();
        var holder = new KeyHolder(new OrganizationId("org"), new ApiKeyId("key"), false);
        var hash = KeyHash.of(KEY);
        bus.<KeyHolder>subscribe(
                FindKeyHolder.class.getName(),
                KeyHolder.class,
                query -> ((FindKeyHolder) query.getPayload()).hash().equals(hash) ? holder : null);
        bus.<CountedRequest>subscribe(
                CountRequest.class.getName(), CountedRequest.class, query -> new CountedRequest(holder, null));
        bus.<HostedInbox>subscribe(
                FindInboxByEmail.class.getName(),
                HostedInbox.class,
                query -> ((FindInboxByEmail) query.getPayload()).email().equals(ANN)
                        ? new HostedInbox(new InboxId("ann"), new OrganizationId("org"), "Ann", ANN)
                        : null);
        return bus;
    }

    @Override
    public void close() {
        server.stop();
    }
}
