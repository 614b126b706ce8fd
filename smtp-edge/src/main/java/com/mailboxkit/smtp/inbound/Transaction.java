package com.mailboxkit.smtp.inbound;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.inbox.InboxQuery.FindInboxByEmail;
import com.mailboxkit.kernel.inbox.InboxQuery.HostedInbox;
import com.mailboxkit.kernel.message.MessageCommand.Envelope;
import com.mailboxkit.kernel.message.MessageCommand.ReceiveMessage;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.mime.Addresses;
import com.mailboxkit.mime.MessageReader;
import com.mailboxkit.mime.ParsedMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/// One mail transaction (RFC 5321, section 3.3). Its body goes to the content store as it comes; 250 is said only after
/// every copy is durable. An error is said only after the whole body was read: the rest of a body that is refused too
/// early would be taken for commands.
final class Transaction implements MessageHandler {

    private static final Logger log = LoggerFactory.getLogger(Transaction.class);
    private static final long PATIENCE_SECONDS = 30;
    private static final int CHUNK = 16 * 1024;

    private final MessageContext session;
    private final CommandGateway commands;
    private final QueryGateway queries;
    private final ContentStore store;
    private final MessageReader reader;
    private final Clock clock;
    private final long maxSize;

    private final Map<InboxId, Copy> copies = new LinkedHashMap<>();
    private String mailFrom = "";

    private record Copy(HostedInbox inbox, String recipient) {}

    Transaction(
            MessageContext session,
            CommandGateway commands,
            QueryGateway queries,
            ContentStore store,
            MessageReader reader,
            Clock clock,
            long maxSize) {
        this.session = session;
        this.commands = commands;
        this.queries = queries;
        this.store = store;
        this.reader = reader;
        this.clock = clock;
        this.maxSize = maxSize;
    }

    @Override
    public void from(String reversePath) {
        mailFrom = reversePath;
    }

    @Override
    public void recipient(String forwardPath) throws RejectException {
        var question = new FindInboxByEmail(Addresses.normalise(forwardPath));
        var inbox = within(queries.query(question, ResponseTypes.optionalInstanceOf(HostedInbox.class)))
                .orElseThrow(() -> new RejectException(550, "5.1.1 There is no such mailbox here"));
        copies.putIfAbsent(inbox.inboxId(), new Copy(inbox, forwardPath));
    }

    @Override
    public @Nullable String data(InputStream body) throws RejectException, IOException {
        try {
            receive(body);
            return null;
        } catch (IOException storeFailed) {
            body.transferTo(OutputStream.nullOutputStream());
            log.error("A message could not be stored", storeFailed);
            throw tryLater();
        }
    }

    private void receive(InputStream body) throws IOException, RejectException {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ParsedMessage parsed;
        try (var sink = store.open()) {
            long size = 0;
            var chunk = new byte[CHUNK];
            for (int read; (read = body.read(chunk)) >= 0; size += read) {
                if (size + read <= maxSize) {
                    sink.write(chunk, 0, read);
                }
            }
            if (size > maxSize) {
                throw new RejectException(552, "5.3.4 The message is larger than " + maxSize + " bytes");
            }
            parsed = reader.read(sink.commit(), now);
        }
        var received = copies.values().stream()
                .map(copy -> commands.send(new ReceiveMessage(
                        MessageId.at(now),
                        copy.inbox().organizationId(),
                        copy.inbox().inboxId(),
                        new Envelope(
                                mailFrom, copy.recipient(), session.getHelo().orElse(null), remoteAddress()),
                        parsed.headers(),
                        parsed.content(),
                        now)))
                .toArray(CompletableFuture[]::new);
        within(CompletableFuture.allOf(received).thenApply(Optional::ofNullable));
    }

    private <T> T within(CompletableFuture<T> answer) throws RejectException {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw tryLater();
        } catch (ExecutionException | TimeoutException failure) {
            log.error("A mail transaction failed", failure);
            throw tryLater();
        }
    }

    private @Nullable String remoteAddress() {
        return session.getRemoteAddress() instanceof InetSocketAddress socket
                ? socket.getAddress().getHostAddress()
                : null;
    }

    private static RejectException tryLater() {
        return new RejectException(451, "4.3.0 Not stored; try again later");
    }

    @Override
    public void done() {}
}
