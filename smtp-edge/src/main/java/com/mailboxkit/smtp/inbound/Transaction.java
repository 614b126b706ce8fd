package com.mailboxkit.smtp.inbound;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.inbox.InboxQuery.FindInbox;
import com.mailboxkit.kernel.inbox.InboxQuery.FindInboxByEmail;
import com.mailboxkit.kernel.inbox.InboxQuery.HostedInbox;
import com.mailboxkit.kernel.message.Authentication;
import com.mailboxkit.kernel.message.MessageCommand.Envelope;
import com.mailboxkit.kernel.message.MessageCommand.ReceiveMessage;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.mime.Addresses;
import com.mailboxkit.mime.MessageReader;
import com.mailboxkit.mime.ParsedMessage;
import com.mailboxkit.smtp.authentication.MailAuthentication;
import com.mailboxkit.smtp.authentication.Sender;
import com.mailboxkit.smtp.inbound.StoredCopies.Copy;
import com.mailboxkit.smtp.inbound.StoredCopies.CopyClaim;
import com.mailboxkit.smtp.session.Client;
import com.mailboxkit.smtp.session.ClientGoneException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/// One mail transaction (RFC 5321, section 3.3). Its body goes to the content store as it comes; 250 is said only after
/// every copy is durable.
final class Transaction implements MessageHandler {

    private static final Logger log = LoggerFactory.getLogger(Transaction.class);
    private static final long PATIENCE_SECONDS = 30;

    private final Session session;
    private final Services services;
    private final ReportTransaction reports;
    private final Map<InboxId, Recipient> recipients = new LinkedHashMap<>();
    private final List<CopyClaim> claims = new ArrayList<>();
    private String mailFrom = "";

    /// What every transaction uses.
    record Services(
            ReceiveGroupCommit received,
            QueryGateway queries,
            ContentStore store,
            MessageReader reader,
            MailboxRoom room,
            StoredCopies storedCopies,
            MailAuthentication authentication,
            ReportTransaction.Services reports,
            OwnClients ownClients,
            Clock clock,
            long maxSize) {}

    private record Recipient(HostedInbox inbox, String address) {}

    Transaction(Session session, Services services) {
        this.session = session;
        this.services = services;
        this.reports = new ReportTransaction(services.reports());
    }

    @Override
    public void from(String reversePath) {
        mailFrom = reversePath;
    }

    @Override
    public void recipient(String forwardPath) throws RejectException {
        if (!Addresses.isForwardPath(forwardPath)) {
            throw new RejectException(550, "5.1.3 That is not an address");
        }
        if (reports.takes(forwardPath)) {
            return;
        }
        var question = new FindInboxByEmail(Addresses.key(forwardPath));
        var inbox = within(services.queries().query(question, ResponseTypes.optionalInstanceOf(HostedInbox.class)))
                .orElseThrow(() -> new RejectException(550, "5.1.1 There is no such mailbox here"));
        services.room().check(inbox, Client.declaredSize(session), this::within);
        recipients.putIfAbsent(inbox.inboxId(), new Recipient(inbox, forwardPath));
    }

    private void takeRoom(long bytes) throws RejectException {
        services.room().take(recipients.values().stream().map(Recipient::inbox).toList(), bytes, this::within);
    }

    @Override
    public @Nullable String data(InputStream message) throws RejectException, IOException {
        var now = services.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        try {
            var trace = ReceivedHeader.of(session, now);
            var body = StoredBody.of(message, trace, services.store(), services.maxSize(), this::takeRoom);
            var parsed = services.reader().read(body.raw(), now);
            var authentication = authenticated(body, parsed);
            for (var answer :
                    reports.settle(parsed, mailFrom.isEmpty(), List.copyOf(recipients.keySet()), now, this::within)) {
                addSenderOf(answer);
            }
            file(body, parsed, authentication, now);
            return null;
        } catch (ClientGoneException brokenOff) {
            throw brokenOff;
        } catch (IOException storeFailed) {
            log.error("A message could not be stored", storeFailed);
            throw tryLater();
        }
    }

    /// Who wrote the message reads what comes back of it.
    private void addSenderOf(ReportTransaction.Answer answer) throws RejectException {
        var question = new FindInbox(answer.to().inboxId());
        within(services.queries().query(question, ResponseTypes.optionalInstanceOf(HostedInbox.class)))
                .ifPresent(inbox -> recipients.putIfAbsent(inbox.inboxId(), new Recipient(inbox, answer.address())));
    }

    private Authentication authenticated(StoredBody body, ParsedMessage parsed) throws RejectException, IOException {
        var client = session.getRemoteAddress();
        var sender = new Sender(
                client.getAddress(),
                services.ownClients().contains(client),
                session.getHelo().orElse(""),
                mailFrom,
                parsed.authors(),
                body.raw());
        try {
            var judgement = services.authentication().judge(sender);
            return switch (judgement.decision()) {
                case TAKE -> judgement.authentication();
                case REFUSE_DISOWNED ->
                    throw new RejectException(550, "5.7.1 Refused by the DMARC policy of the domain in From");
                case REFUSE_WITHOUT_FROM ->
                    throw new RejectException(
                            550, "5.7.1 Refused: the header must have exactly one From, with addresses of one domain");
                case DEFER ->
                    throw new RejectException(451, "4.7.0 Who this is from could not be found out in time, try later");
            };
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw tryLater();
        }
    }

    private void file(StoredBody body, ParsedMessage parsed, Authentication authentication, Instant now)
            throws RejectException, IOException {
        var answers = new ArrayList<CompletableFuture<?>>();
        try {
            for (var recipient : recipients.values()) {
                var copy = new Copy(body.sha256(), mailFrom, recipient.inbox().inboxId());
                var claim = services.storedCopies().begin(copy, MessageId.at(now));
                claims.add(claim);
                answers.add(services.received().store(receive(recipient, claim, parsed, authentication, now)));
            }
            within(CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                    .thenApply(Optional::ofNullable));
        } catch (RejectException | IOException unfinished) {
            services.storedCopies().release(claims);
            claims.clear();
            throw unfinished;
        }
    }

    private ReceiveMessage receive(
            Recipient recipient, CopyClaim claim, ParsedMessage parsed, Authentication authentication, Instant now) {
        return new ReceiveMessage(
                claim.messageId(),
                claim.again(),
                recipient.inbox().organizationId(),
                recipient.inbox().inboxId(),
                new Envelope(
                        mailFrom,
                        recipient.address(),
                        session.getHelo().orElse(null),
                        session.getRemoteAddress().getAddress().getHostAddress()),
                parsed.headers(),
                parsed.content(),
                authentication,
                parsed.autoSubmitted() || mailFrom.isEmpty(),
                now);
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

    private static RejectException tryLater() {
        return new RejectException(451, "4.3.0 Not stored; try again later");
    }

    /// The sender was answered.
    @Override
    public void done() {
        services.storedCopies().forget(claims);
        claims.clear();
    }
}
