package com.mailboxkit.smtp.submission;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.content.StagedContents;
import com.mailboxkit.kernel.apikey.ApiKeyQuery.CountRequest;
import com.mailboxkit.kernel.apikey.ApiKeyQuery.CountedRequest;
import com.mailboxkit.kernel.apikey.ApiKeyQuery.FindKeyHolder;
import com.mailboxkit.kernel.apikey.ApiKeyQuery.KeyHolder;
import com.mailboxkit.kernel.apikey.KeyHash;
import com.mailboxkit.kernel.inbox.InboxQuery.FindInboxByEmail;
import com.mailboxkit.kernel.inbox.InboxQuery.HostedInbox;
import com.mailboxkit.kernel.message.Mailbox;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.message.SendOutcomes.Outcome;
import com.mailboxkit.kernel.message.SendOutcomes.Queued;
import com.mailboxkit.kernel.message.SendOutcomes.Refused;
import com.mailboxkit.kernel.message.SendOutcomes.Suppressed;
import com.mailboxkit.kernel.message.SendOutcomes.Unpaid;
import com.mailboxkit.kernel.message.SubmissionCommand.BeginSubmission;
import com.mailboxkit.kernel.message.SubmissionCommand.CheckSubmission;
import com.mailboxkit.kernel.message.SubmissionCommand.Submission;
import com.mailboxkit.kernel.message.SubmissionCommand.SubmitMessage;
import com.mailboxkit.mime.Addresses;
import com.mailboxkit.smtp.session.Client;
import com.mailboxkit.smtp.session.ClientGoneException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/// One mail that a program sends. It counts as one request of the API key, and becomes one message of the inbox that
/// both MAIL and From name.
final class SubmissionTransaction implements MessageHandler {

    private static final Logger log = LoggerFactory.getLogger(SubmissionTransaction.class);

    private final Session session;
    private final Platform platform;
    private final SubmittedMails mails;
    private final ContentStore store;
    private final Clock clock;
    private final Map<String, String> recipients = new LinkedHashMap<>();
    private @Nullable KeyHolder holder;
    private @Nullable HostedInbox inbox;

    SubmissionTransaction(Session session, Platform platform, SubmittedMails mails, ContentStore store, Clock clock) {
        this.session = session;
        this.platform = platform;
        this.mails = mails;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void from(String reversePath) throws RejectException {
        var request = platform.find(new CountRequest(login()), CountedRequest.class)
                .orElseThrow(SubmissionTransaction::revoked);
        var usedUp = request.refused();
        if (usedUp != null) {
            throw new RejectException(
                    451,
                    "4.7.1 This API key has used up its %d requests. Try again in %d seconds."
                            .formatted(usedUp.limit(), usedUp.secondsLeft()));
        }
        holder = request.holder();
        inbox = platform.find(new FindInboxByEmail(Addresses.key(reversePath)), HostedInbox.class)
                .filter(found -> found.organizationId().equals(request.holder().organizationId()))
                .orElseThrow(() -> new RejectException(
                        550, "5.7.1 Say MAIL FROM:<address> with the address of an inbox of your organization"));
    }

    @Override
    public void recipient(String forwardPath) throws RejectException {
        if (!Addresses.isForwardPath(forwardPath)) {
            throw new RejectException(550, "5.1.3 That is not an address");
        }
        recipients.putIfAbsent(Addresses.key(forwardPath), forwardPath);
    }

    @Override
    public String data(InputStream message) throws RejectException, IOException {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var fresh = MessageId.at(now);
        try (var contents = new StagedContents(store)) {
            var mail = mails.take(message, contents, session, inbox().email(), fresh, now);
            checkKey();
            var submission = begin(mail, fresh, now);
            var submit = submit(mail, submission, now);
            check(submit);
            contents.commit(submit.content().refs());
            return said(platform.tell(submit, Outcome.class), submission.messageId());
        } catch (ClientGoneException brokenOff) {
            throw brokenOff;
        } catch (IOException storeFailed) {
            log.error("A submitted message could not be stored", storeFailed);
            throw Platform.tryLater();
        }
    }

    private KeyHash login() {
        return (KeyHash) Client.login(session).orElseThrow();
    }

    /// Between MAIL and the end of a long message, the key may have been revoked.
    private void checkKey() throws RejectException {
        if (platform.find(new FindKeyHolder(login()), KeyHolder.class).isEmpty()) {
            throw revoked();
        }
    }

    private static RejectException revoked() {
        return new RejectException(535, "5.7.8 The API key was revoked");
    }

    /// A mail without a Message-ID of its own cannot be known again.
    private Submission begin(SubmittedMail mail, MessageId fresh, Instant now) throws RejectException {
        if (mail.rfcMessageId() == null) {
            return new Submission(fresh, false);
        }
        return platform.tell(
                new BeginSubmission(
                        inbox().inboxId(),
                        inbox().organizationId(),
                        mail.rfcMessageId(),
                        mail.bodySha256(),
                        List.copyOf(recipients.values()),
                        holder().test(),
                        fresh,
                        now),
                Submission.class);
    }

    /// What is refused leaves nothing in the content store.
    private void check(SubmitMessage submit) throws RejectException {
        var outcome = platform.tell(new CheckSubmission(submit), Outcome.class);
        if (!(outcome instanceof Suppressed)) { // that is recorded before it is answered
            said(outcome, submit.messageId());
        }
    }

    private SubmitMessage submit(SubmittedMail mail, Submission submission, Instant now) {
        return new SubmitMessage(
                submission.messageId(),
                inbox().organizationId(),
                inbox().inboxId(),
                mail.message().headers(),
                bcc(mail),
                List.copyOf(recipients.values()),
                mail.message().content(),
                holder().test(),
                submission.repeated(),
                now);
    }

    /// Whom the envelope names and the header does not.
    private List<Mailbox> bcc(SubmittedMail mail) {
        var headers = mail.message().headers();
        var named = Stream.concat(headers.to().stream(), headers.cc().stream())
                .map(mailbox -> Addresses.key(mailbox.address()))
                .collect(Collectors.toSet());
        return recipients.entrySet().stream()
                .filter(recipient -> !named.contains(recipient.getKey()))
                .map(recipient -> new Mailbox(recipient.getValue(), null))
                .toList();
    }

    private static String said(Outcome outcome, MessageId id) throws RejectException {
        return switch (outcome) {
            case Queued queued -> "2.0.0 Queued as " + id;
            case Suppressed suppressed ->
                throw new RejectException(
                        550,
                        "5.7.1 Not sent, and not charged: every recipient is on the suppression list of your organization");
            case Unpaid unpaid ->
                throw new RejectException(
                        550,
                        ("5.7.0 Your organization does not have enough credit to send this email: it costs %d mills,"
                                        + " and the wallet holds %d. Top up your wallet, then send it again.")
                                .formatted(unpaid.costMills(), unpaid.balanceMills()));
            case Refused refused -> throw Platform.reply(refused);
        };
    }

    private HostedInbox inbox() {
        return Objects.requireNonNull(inbox, "MAIL came first");
    }

    private KeyHolder holder() {
        return Objects.requireNonNull(holder, "MAIL came first");
    }

    @Override
    public void done() {}
}
