package com.mailboxkit.smtp.outbound;

import com.mailboxkit.kernel.message.RemoteReply;
import com.mailboxkit.smtp.outbound.Destination.Server;
import java.util.List;

/// Why a server cannot take a message, known from what it offers before anything is sent to it.
///
/// @param unreachable recipients for whom it cannot
record UnsupportedBy(boolean isForEverybody, List<String> unreachable, RemoteReply reply) {

    static UnsupportedBy to(StoredMessage message, List<String> recipients, SmtpConnection connection, Server server) {
        boolean utf8 = connection.offers("SMTPUTF8");
        long limit = sizeLimit(connection);
        if (limit > 0 && message.needs().size() > limit) {
            var words = "The message has %d octets, the server takes at most %d.";
            return forAll(server, "5.3.4", words.formatted(message.needs().size(), limit));
        }
        if (message.isInternational() && !utf8) {
            return forAll(server, "5.6.7", "The message needs SMTPUTF8, which the server does not offer.");
        }
        if (message.needs().eightBit() && !connection.offers("8BITMIME")) {
            return forAll(server, "5.6.3", "The message has 8-bit text, which the server does not take.");
        }
        return new UnsupportedBy(
                false,
                recipients.stream()
                        .filter(recipient -> !utf8 && !AsciiForm.has(recipient))
                        .toList(),
                reply(server, "5.6.7", "The address needs SMTPUTF8, which the server does not offer."));
    }

    private static UnsupportedBy forAll(Server server, String status, String words) {
        return new UnsupportedBy(true, List.of(), reply(server, status, words));
    }

    private static RemoteReply reply(Server server, String status, String words) {
        return new RemoteReply(server.host(), 0, status, words);
    }

    /// 0 where there is none (RFC 1870).
    private static long sizeLimit(SmtpConnection connection) {
        var limit = connection.getExtensionParameter("SIZE");
        return limit != null && limit.matches("\\d{1,18}") ? Long.parseLong(limit) : 0;
    }
}
