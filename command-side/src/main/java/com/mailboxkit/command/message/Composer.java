package com.mailboxkit.command.message;

import com.mailboxkit.command.organization.Tariff;
import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.inbox.InboxQuery.HostedInbox;
import com.mailboxkit.kernel.message.Mailbox;
import com.mailboxkit.kernel.message.MessageCommand.SendMessage;
import com.mailboxkit.kernel.message.MessageHeaders;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.mime.Draft;
import com.mailboxkit.mime.MessageWriter;
import com.mailboxkit.web.FieldErrors;
import com.mailboxkit.web.RequestSeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns a checked request into the bytes that will go out and the command that queues them. What is accepted is what
/// is sent: every attempt sends the same bytes, but for the token by which each recipient's opens are told apart.
final class Composer {

    private final Tariff tariff;
    private final OpenPixels pixels;
    private final int maxRecipients;

    Composer(Tariff tariff, OpenPixels pixels, MessageProperties limits) {
        this.tariff = tariff;
        this.maxRecipients = limits.maxRecipients();
        this.pixels = pixels;
    }

    /// @param contents has the files, and takes what is composed
    /// @param test from the sandbox: it costs nothing
    /// @throws com.mailboxkit.kernel.problem.Refusal where the answered message names too many
    SendMessage compose(
            HostedInbox sender,
            CheckedSend outgoing,
            ContentStore contents,
            @Nullable ReplyContext answer,
            boolean test,
            RequestSeed seed) {
        var id = new MessageId(seed.ulid("message"));
        var to = outgoing.to().isEmpty() && answer != null ? answer.to() : outgoing.to();
        var cc = answer == null || !outgoing.cc().isEmpty() ? outgoing.cc() : answer.cc();
        var envelope = CheckedSend.envelope(to, cc, outgoing.bcc());
        check(envelope);
        var headers = new MessageHeaders(
                rfcMessageId(id, sender.email()),
                answer == null ? List.of() : answer.inReplyTo(),
                answer == null ? List.of() : answer.references(),
                new Mailbox(sender.email(), sender.name()),
                List.of(),
                to,
                cc,
                subject(outgoing, answer),
                seed.now().truncatedTo(ChronoUnit.SECONDS));
        try {
            var pixel = outgoing.trackOpens() ? pixels.of(id) : null;
            var written = new MessageWriter(contents)
                    .write(new Draft(
                            headers,
                            outgoing.headers(),
                            outgoing.text(),
                            outgoing.html(),
                            outgoing.files().attachments(),
                            outgoing.files().mediaTypes(),
                            pixel));
            return new SendMessage(
                    id,
                    sender.organizationId(),
                    sender.inboxId(),
                    written.headers(),
                    outgoing.bcc(),
                    envelope,
                    written.content(),
                    test,
                    test
                            ? 0
                            : tariff.costOf(
                                    envelope.size(),
                                    outgoing.files().attachments().size()),
                    seed.now());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the caller wrote was checked; what the answered message names was written by a stranger, who could have a
    /// reply go to any number of others at the price of one.
    private void check(List<String> envelope) {
        var errors = new FieldErrors();
        if (envelope.size() > maxRecipients) {
            errors.add(
                    "to",
                    ("to, cc and bcc together must be at most %d addresses, and the answered message makes them %d;"
                                    + " give to, and leave reply_all out")
                            .formatted(maxRecipients, envelope.size()));
        }
        errors.check();
    }

    private static String subject(CheckedSend outgoing, @Nullable ReplyContext answer) {
        if (outgoing.subject() != null) {
            return outgoing.subject();
        }
        return answer == null ? "" : answer.subject();
    }

    private static String rfcMessageId(MessageId id, String from) {
        return "<%s@%s>".formatted(id, from.substring(from.lastIndexOf('@') + 1));
    }
}
