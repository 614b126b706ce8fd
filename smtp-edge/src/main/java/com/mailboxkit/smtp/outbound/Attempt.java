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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPAddressSucceededException;
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
        var addresses = new Address[recipients.size()];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = new InternetAddress(recipients.get(i), false);
        }
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

    /// Angus reports what was said for each recipient as a chain of exceptions, also after success.
    private static List<DeliveryResult> results(MessagingException report, Server server, List<String> recipients) {
        Map<String, DeliveryResult> results = new LinkedHashMap<>();
        RemoteReply whole = null;
        for (Exception link = report;
                link != null;
                link = link instanceof MessagingException chain ? chain.getNextException() : null) {
            switch (link) {
                case SMTPAddressSucceededException taken -> {
                    String address = taken.getAddress().getAddress();
                    results.put(
                            address, new Delivered(address, reply(server, taken.getReturnCode(), taken.getMessage())));
                }
                case SMTPAddressFailedException refused -> {
                    String address = refused.getAddress().getAddress();
                    results.put(
                            address, outcome(address, reply(server, refused.getReturnCode(), refused.getMessage())));
                }
                case SMTPSendFailedException failed
                when failed.getReturnCode() >= 400 ->
                    whole = reply(server, failed.getReturnCode(), failed.getMessage());
                default -> {
                    if (whole == null) {
                        whole = new RemoteReply(server.host(), 0, null, clean(link.getMessage()));
                    }
                }
            }
        }
        var forAll = whole == null ? new RemoteReply(server.host(), 0, null, clean(report.getMessage())) : whole;
        boolean refusedAsAWhole = whole != null && whole.code() >= 400;
        return recipients.stream()
                .map(recipient -> {
                    var own = results.get(recipient);
                    boolean undone = own instanceof Delivered && refusedAsAWhole;
                    return own == null || undone ? outcome(recipient, forAll) : own;
                })
                .toList();
    }

    private static DeliveryResult outcome(String recipient, RemoteReply reply) {
        return reply.code() >= 500 ? new Bounced(recipient, reply) : new Deferred(recipient, reply);
    }

    private static RemoteReply reply(Server server, int code, @Nullable String words) {
        String text = clean(words).replaceFirst("^\\d{3}[ -]", "");
        var matcher = ENHANCED.matcher(text);
        return new RemoteReply(server.host(), code, matcher.matches() ? matcher.group(1) : null, text);
    }

    private static String clean(@Nullable String words) {
        String text = words == null
                ? "no reason given"
                : words.replaceAll("\\p{Cntrl}+", " ").strip();
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }
}
