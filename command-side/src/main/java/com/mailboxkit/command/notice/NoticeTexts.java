package com.mailboxkit.command.notice;

import com.mailboxkit.command.sending.OwnerConfirmations;
import com.mailboxkit.command.session.SignInLinks;
import com.mailboxkit.kernel.message.Mailbox;
import com.mailboxkit.kernel.message.MessageHeaders;
import com.mailboxkit.kernel.organization.OwnerCommand;
import com.mailboxkit.kernel.organization.OwnerCommand.MailSignInLink;
import com.mailboxkit.kernel.organization.OwnerCommand.NotifyOfDisabledWebhook;
import com.mailboxkit.kernel.organization.OwnerCommand.NotifyOfPausedSending;
import com.mailboxkit.kernel.organization.OwnerCommand.NotifyOfSendingLimit;
import com.mailboxkit.kernel.organization.OwnerCommand.NotifyOfShortage;
import com.mailboxkit.kernel.sending.PauseReason;
import com.mailboxkit.kernel.webhook.WebhookDisablement;
import com.mailboxkit.mime.Draft;
import com.mailboxkit.mime.MessageWriter;
import com.mailboxkit.mime.ParsedMessage;
import com.mailboxkit.web.Dollars;
import com.mailboxkit.web.PlatformProperties;
import com.mailboxkit.web.PublicUrl;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The words in which owners are told of things.
final class NoticeTexts {

    /// Agents choose their names, and whom they call their owner: nothing of a name may become a link.
    private static final String NO_PART_OF_A_NAME = "[^\\p{L}\\p{N}_-]+";

    private final MessageWriter writer;
    private final PlatformProperties platform;
    private final PublicUrl publicUrl;
    private final OwnerConfirmations confirmations;
    private final SignInLinks signInLinks;

    NoticeTexts(
            MessageWriter writer,
            PlatformProperties platform,
            PublicUrl publicUrl,
            OwnerConfirmations confirmations,
            SignInLinks signInLinks) {
        this.writer = writer;
        this.platform = platform;
        this.publicUrl = publicUrl;
        this.confirmations = confirmations;
        this.signInLinks = signInLinks;
    }

    /// @param owner address of whoever is told
    /// @param agent name of the organization
    ParsedMessage write(OwnerCommand command, String owner, String agent) throws IOException {
        var headers = new MessageHeaders(
                "<%s@%s>".formatted(command.messageId(), platform.agentDomain()),
                List.of(),
                List.of(),
                new Mailbox("no-reply@" + platform.agentDomain(), "MailboxKit"),
                List.of(),
                List.of(new Mailbox(owner, null)),
                List.of(),
                subject(command),
                command.at().truncatedTo(ChronoUnit.SECONDS));
        return writer.write(Draft.automatic(headers, text(command, agent)));
    }

    private static String subject(OwnerCommand command) {
        return switch (command) {
            case NotifyOfShortage shortage -> "Your agent cannot send: its wallet holds too little";
            case NotifyOfDisabledWebhook webhook -> "A webhook of your agent was switched off";
            case NotifyOfSendingLimit limit -> "Confirm your address, so that your agent can send more";
            case MailSignInLink link -> "Your link to sign in";
            case NotifyOfPausedSending paused -> "Sending was paused: too much of your agent's mail fails";
        };
    }

    private String text(OwnerCommand command, String agent) {
        var about = switch (command) {
            case NotifyOfShortage shortage -> about(shortage);
            case NotifyOfDisabledWebhook webhook -> about(webhook);
            case NotifyOfSendingLimit limit -> about(limit);
            case MailSignInLink link -> about(link);
            case NotifyOfPausedSending paused -> about(paused);
        };
        return """
                Hello,

                %s

                Agent: %s
                Organization: %s

                You get this because the agent named you as its owner when it registered at
                %s. Nobody reads answers to this address.
                """.formatted(
                about, agent.replaceAll(NO_PART_OF_A_NAME, " ").strip(), command.organizationId(), publicUrl.link("/"));
    }

    private String about(NotifyOfShortage shortage) {
        return """
                your agent wanted to send a message that costs %s, and its wallet holds %s.
                The message was refused and nothing was charged. So will be what it sends from now on,
                until the wallet is topped up. Receiving and reading go on as before.

                How to top up: %s

                You are told of this once a day at most.""".formatted(
                Dollars.of(shortage.costMills()), Dollars.of(shortage.balanceMills()), publicUrl.link("/billing"));
    }

    private String about(NotifyOfSendingLimit limit) {
        return """
                your agent wants to send mail to more than %d recipients in 24 hours. It may do so once you have
                confirmed that you answer for it. If you do not know the agent, do nothing: it stays with these few.

                To confirm, open this link and press the button. The link is valid for %d days.

                %s""".formatted(
                        limit.limit(),
                        OwnerConfirmations.VALIDITY.toDays(),
                        confirmations.link(limit.organizationId(), limit.at()));
    }

    private String about(MailSignInLink link) {
        return """
                somebody, probably you, asked for a link to sign in at %s. It shows every agent
                that named this address as its owner's. If it was not you, do nothing.

                To sign in, open this link and press the button. The link is valid once, for %d minutes.

                %s""".formatted(
                        publicUrl.link("/"),
                        SignInLinks.VALIDITY.toMinutes(),
                        signInLinks.link(link.organizationId(), link.messageId().value(), link.at()));
    }

    private static String about(NotifyOfPausedSending paused) {
        var what = paused.reason() == PauseReason.BOUNCES ? "do not exist" : "complained about its mail";
        return """
                your agent sent to %d recipients within the last days, of which %d %s.
                So that its mail and that of others goes on being accepted, nothing of it leaves this platform
                until the operator lifts the pause. Receiving, and mail between inboxes of this platform, go on.

                Remove these recipients from its lists, then write to the operator of the platform and name the
                organization below.""".formatted(paused.recipients(), paused.failures(), what);
    }

    private String about(NotifyOfDisabledWebhook webhook) {
        var why = webhook.reason() == WebhookDisablement.GONE
                ? "its receiver answered 410, which says that it is gone for good"
                : "every call of it has failed for days";
        return """
                a webhook of your agent is not called any more, since %s.

                Webhook: %s

                Once its receiver answers again, the agent can switch it on by PATCH /api/v1/webhooks/%s
                with {"enabled": true}, and have what it missed told by POST /api/v1/webhooks/%s/replay.
                See %s""".formatted(
                why, webhook.webhookId(), webhook.webhookId(), webhook.webhookId(), publicUrl.link("/api-docs"));
    }
}
