package com.mailboxkit.smtp.outbound;

import com.mailboxkit.kernel.message.RemoteReply;
import com.mailboxkit.smtp.outbound.Destination.Nowhere;
import com.mailboxkit.smtp.outbound.Destination.Server;
import com.mailboxkit.smtp.outbound.Destination.Servers;
import com.mailboxkit.smtp.outbound.Destination.Unknown;
import java.net.IDN;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// Finds the servers of a domain (RFC 5321, section 5.1): its MX records by preference, else the domain itself; none
/// where it says so with a null MX (RFC 7505).
final class MailExchangers {

    private final Resolver resolver;
    private final int port;

    /// @param dnsServer `host` or `host:port`; empty for the system's resolver
    MailExchangers(String dnsServer, int port) {
        this.port = port;
        this.resolver = dnsServer.isEmpty() ? Lookup.getDefaultResolver() : resolver(dnsServer);
    }

    private static Resolver resolver(String dnsServer) {
        try {
            int colon = dnsServer.lastIndexOf(':');
            String host = colon < 0 ? dnsServer : dnsServer.substring(0, colon);
            int dnsPort = colon < 0 ? SimpleResolver.DEFAULT_PORT : Integer.parseInt(dnsServer.substring(colon + 1));
            return new SimpleResolver(new InetSocketAddress(host, dnsPort));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("mailboxkit.delivery.dns-server is not host:port: " + dnsServer, e);
        }
    }

    Destination of(String domain) {
        Lookup lookup;
        try {
            lookup = new Lookup(Name.fromString(IDN.toASCII(domain) + "."), Type.MX);
        } catch (TextParseException | IllegalArgumentException notADomain) {
            return new Nowhere(new RemoteReply(null, 0, "5.1.2", "There can be no domain " + domain + "."));
        }
        lookup.setResolver(resolver);
        lookup.setCache(null);
        var answers = lookup.run();
        return switch (lookup.getResult()) {
            case Lookup.SUCCESSFUL ->
                servers(domain, Stream.of(answers).map(MXRecord.class::cast).toList());
            case Lookup.TYPE_NOT_FOUND -> new Servers(List.of(new Server(domain, port)), false);
            case Lookup.HOST_NOT_FOUND ->
                new Nowhere(new RemoteReply(null, 0, "5.1.2", "There is no domain " + domain + "."));
            default ->
                new Unknown(new RemoteReply(
                        null, 0, "4.4.3", "DNS does not answer for " + domain + ": " + lookup.getErrorString()));
        };
    }

    private Destination servers(String domain, List<MXRecord> records) {
        if (records.size() == 1 && records.getFirst().getTarget().equals(Name.root)) {
            return new Nowhere(new RemoteReply(null, 0, "5.1.10", domain + " takes no mail (null MX)."));
        }
        return new Servers(
                records.stream()
                        .sorted(Comparator.comparingInt(MXRecord::getPriority))
                        .map(record -> new Server(record.getTarget().toString(true), port))
                        .toList(),
                false);
    }
}
