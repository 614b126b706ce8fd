package com.mailboxkit.smtp.outbound;

import com.mailboxkit.kernel.message.DeliveryResult;
import com.mailboxkit.kernel.message.DeliveryResult.Bounced;
import com.mailboxkit.kernel.message.DeliveryResult.Deferred;
import com.mailboxkit.kernel.message.DeliveryResult.Delivered;
import com.mailboxkit.kernel.message.RemoteReply;
import com.mailboxkit.smtp.outbound.Destination.Server;
import com.mailboxkit.smtp.outbound.Destination.Servers;
import com.mailboxkit.smtp.outbound.SmtpConnectionPool.Done;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/// Hands one message to the servers of one destination and reads, recipient by recipient, what they say.
final class Attempt {

    private static final int UNAVAILABLE = 421;

    private final SmtpConnectionPool pool;

    Attempt(SmtpConnectionPool pool) {
        this.pool = pool;
    }

    /// Tries the servers in their order until one answers.
    List<DeliveryResult> deliver(Servers servers, StoredMessage message, List<String> recipients)
            throws InterruptedException {
        var last = new RemoteReply(null, 0, "4.4.1", "No server to try.");
        for (var server : servers.servers()) {
            try {
                return pool.use(server, servers.hop(), connection -> send(connection, server, message, recipients));
            } catch (CallNotPermittedException leftAlone) {
                last = new RemoteReply(
                        server.host(), 0, "4.4.1", "The server could not be reached lately and is left alone for now.");
            } catch (ServerUnavailableException unavailable) {
                last = unavailable.reply();
            } catch (MessagingException unreachable) {
                last = Replies.of(server, 0, "4.4.1", unreachable.getMessage());
            }
        }
        var reply = last; // of whatever kind: what a server says to everybody is not about this message
        return recipients.stream()
                .<DeliveryResult>map(recipient -> new Deferred(recipient, reply))
                .toList();
    }

    private static Done<List<DeliveryResult>> send(
            SmtpConnection connection, Server server, StoredMessage message, List<String> recipients)
            throws MessagingException {
        var unsupported = UnsupportedBy.to(message, recipients, connection, server);
        if (unsupported.isForEverybody()) {
            return new Done<>(forAll(recipients, unsupported.reply()), true);
        }
        var results = new ArrayList<>(forAll(unsupported.unreachable(), unsupported.reply()));
        var others = recipients.stream()
                .filter(recipient -> !unsupported.unreachable().contains(recipient))
                .toList();
        if (others.isEmpty()) {
            return new Done<>(results, true);
        }
        var sent = transmit(connection, server, message, others);
        results.addAll(sent.value());
        return new Done<>(results, sent.isWell());
    }

    private static Done<List<DeliveryResult>> transmit(
            SmtpConnection connection, Server server, StoredMessage message, List<String> recipients)
            throws MessagingException {
        connection.begin(
                message.isInternational() || recipients.stream().anyMatch(recipient -> !AsciiForm.has(recipient)));
        message.setMailExtension(parameters(connection, message.needs()));
        try {
            connection.sendMessage(
                    message, recipients.stream().map(Attempt::unparsed).toArray(Address[]::new));
        } catch (MessagingException report) {
            return reported(report, connection, server, recipients);
        }
        var reply = Replies.of(server, connection.getLastReturnCode(), connection.getLastServerResponse());
        return new Done<>(
                recipients.stream()
                        .<DeliveryResult>map(recipient -> new Delivered(recipient, reply))
                        .toList(),
                true);
    }

    private static String parameters(SmtpConnection connection, RequiredExtensions needs) {
        var parameters = new ArrayList<String>();
        if (connection.offers("SIZE")) {
            parameters.add("SIZE=" + needs.size());
        }
        if (needs.eightBit()) {
            parameters.add("BODY=8BITMIME");
        }
        return String.join(" ", parameters);
    }

    /// It was judged when the message was accepted; Angus has another opinion of some.
    private static InternetAddress unparsed(String recipient) {
        var address = new InternetAddress();
        address.setAddress(AsciiForm.of(recipient));
        return address;
    }

    /// Angus reports the recipients that were refused as a chain of exceptions, also where the others got their
    /// message.
    ///
    /// @throws ServerUnavailableException where another server may be tried at once
    private static Done<List<DeliveryResult>> reported(
            MessagingException report, SmtpConnection connection, Server server, List<String> recipients)
            throws ServerUnavailableException {
        Map<String, RemoteReply> refused = new HashMap<>();
        for (Exception link = report; link instanceof MessagingException chain; link = chain.getNextException()) {
            if (link instanceof SMTPAddressFailedException failed) {
                refused.put(
                        failed.getAddress().getAddress(),
                        Replies.of(server, failed.getReturnCode(), failed.getMessage()));
            }
        }
        var forOthers = report instanceof SMTPSendFailedException failed && failed.getReturnCode() > 0
                ? Replies.of(server, failed.getReturnCode(), failed.getMessage())
                : Replies.of(server, 0, "4.4.2", report.getMessage());
        boolean othersGotIt = report instanceof SMTPSendFailedException failed && isTaken(failed);
        var results = recipients.stream()
                .map(recipient -> result(recipient, refused.get(AsciiForm.of(recipient)), forOthers, othersGotIt))
                .toList();
        boolean isUnavailable = results.stream().allMatch(result -> meansAway(result, connection));
        if (isUnavailable) {
            throw new ServerUnavailableException(results.getFirst().reply(), report);
        }
        // what is said of single recipients says nothing about our pace
        boolean isTurnedAway = !othersGotIt && forOthers.code() < 500 && refused.size() < recipients.size();
        return new Done<>(results, !isTurnedAway);
    }

    private static DeliveryResult result(
            String recipient, @Nullable RemoteReply refusal, RemoteReply forOthers, boolean othersGotIt) {
        if (refusal != null) {
            return isOneTooMany(refusal) ? new Deferred(recipient, refusal) : outcome(recipient, refusal);
        }
        return othersGotIt ? new Delivered(recipient, forOthers) : outcome(recipient, forOthers);
    }

    /// 552 was once the word for too many recipients (RFC 5321, section 4.5.3.1.10).
    private static boolean isOneTooMany(RemoteReply refusal) {
        return refusal.code() == 552
                && (refusal.enhancedStatus() == null || refusal.enhancedStatus().endsWith(".5.3"));
    }

    /// A connection that breaks after the end of the message may have delivered it.
    private static boolean meansAway(DeliveryResult result, SmtpConnection connection) {
        int code = result.reply().code();
        return result instanceof Deferred && (code == UNAVAILABLE || code == 0 && !connection.isHandedOver());
    }

    /// Only the answer to the final dot hands over responsibility, not the one to RCPT.
    private static boolean isTaken(SMTPSendFailedException report) {
        return report.getCommand().equals(".") && report.getReturnCode() / 100 == 2;
    }

    private static List<DeliveryResult> forAll(List<String> recipients, RemoteReply reply) {
        return recipients.stream().map(recipient -> outcome(recipient, reply)).toList();
    }

    private static DeliveryResult outcome(String recipient, RemoteReply reply) {
        boolean permanent = reply.code() >= 500 || reply.code() == 0 && isPermanent(reply.enhancedStatus());
        return permanent ? new Bounced(recipient, reply) : new Deferred(recipient, reply);
    }

    private static boolean isPermanent(@Nullable String enhancedStatus) {
        return enhancedStatus != null && enhancedStatus.startsWith("5");
    }
}
