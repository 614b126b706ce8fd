package com.mailboxkit.smtp.outbound;

import com.mailboxkit.kernel.message.DeliveryResult;
import com.mailboxkit.kernel.message.DeliveryResult.Bounced;
import com.mailboxkit.kernel.message.DeliveryResult.Deferred;
import com.mailboxkit.kernel.message.DeliveryResult.Delivered;
import com.mailboxkit.kernel.message.RemoteReply;
import com.mailboxkit.smtp.outbound.Destination.Server;
import com.mailboxkit.smtp.outbound.Destination.Servers;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/// Hands one message to the servers of one destination and reads, recipient by recipient, what they say.
final class Attempt {

    private static final Pattern ENHANCED = Pattern.compile("([245]\\.\\d{1,3}\\.\\d{1,3})\\b.*", Pattern.DOTALL);
    private static final int MAX_TEXT = 1_000;

    private final Connections connections;

    Attempt(Connections connections) {
        this.connections = connections;
    }

    /// Tries the servers in their order until one answers.
    List<DeliveryResult> deliver(Servers servers, StoredMessage message, List<String> recipients)
            throws InterruptedException {
        var last = new RemoteReply(null, 0, "4.4.1", "No server to try.");
        for (var server : servers.servers()) {
            try {
                return connections.use(
                        server, servers.hop(), transport -> send(transport, server, message, recipients));
            } catch (CallNotPermittedException leftAlone) {
                last = new RemoteReply(
                        server.host(), 0, "4.4.1", "The server could not be reached lately and is left alone for now.");
            } catch (MessagingException unreachable) {
                last = new RemoteReply(server.host(), 0, "4.4.1", clean(unreachable.getMessage()));
            }
        }
        var reply = last;
        return recipients.stream()
                .<DeliveryResult>map(recipient -> new Deferred(recipient, reply))
                .toList();
    }

    private static List<DeliveryResult> send(
            SMTPTransport transport, Server server, StoredMessage message, List<String> recipients)
            throws MessagingException {
        var addresses = recipients.stream().map(Attempt::unparsed).toArray(Address[]::new);
        try {
            transport.sendMessage(message, addresses);
        } catch (MessagingException report) {
            return results(report, server, recipients);
        }
        var reply = reply(server, transport.getLastReturnCode(), transport.getLastServerResponse());
        return recipients.stream()
                .<DeliveryResult>map(recipient -> new Delivered(recipient, reply))
                .toList();
    }

    /// It was judged when the message was accepted; Angus has another opinion of some.
    private static InternetAddress unparsed(String recipient) {
        var address = new InternetAddress();
        address.setAddress(recipient);
        return address;
    }

    /// Angus reports the recipients that were refused as a chain of exceptions, also where the others got their
    /// message.
    private static List<DeliveryResult> results(MessagingException report, Server server, List<String> recipients) {
        Map<String, RemoteReply> refused = new HashMap<>();
        for (Exception link = report; link instanceof MessagingException chain; link = chain.getNextException()) {
            if (link instanceof SMTPAddressFailedException failed) {
                refused.put(
                        failed.getAddress().getAddress(), reply(server, failed.getReturnCode(), failed.getMessage()));
            }
        }
        var forOthers = report instanceof SMTPSendFailedException failed
                ? reply(server, failed.getReturnCode(), failed.getMessage())
                : reply(server, 0, report.getMessage());
        boolean othersGotIt = report instanceof SMTPSendFailedException failed && isTaken(failed);
        return recipients.stream()
                .map(recipient -> refused.containsKey(recipient)
                        ? outcome(recipient, refused.get(recipient))
                        : othersGotIt ? new Delivered(recipient, forOthers) : outcome(recipient, forOthers))
                .toList();
    }

    /// Only the answer to the final dot hands over responsibility, not the one to RCPT.
    private static boolean isTaken(SMTPSendFailedException report) {
        return report.getCommand().equals(".") && report.getReturnCode() / 100 == 2;
    }

    private static DeliveryResult outcome(String recipient, RemoteReply reply) {
        return reply.code() >= 500 ? new Bounced(recipient, reply) : new Deferred(recipient, reply);
    }

    private static RemoteReply reply(Server server, int code, @Nullable String words) {
        String text = clean(words).replaceFirst("^\\d{3}[ -]", "");
        var matcher = ENHANCED.matcher(text);
        return new RemoteReply(server.host(), Math.max(code, 0), matcher.matches() ? matcher.group(1) : null, text);
    }

    private static String clean(@Nullable String words) {
        String text = words == null
                ? "no reason given"
                : words.replaceAll("\\p{Cntrl}+", " ").strip();
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }
}
