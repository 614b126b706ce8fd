package com.mailboxkit.smtp.outbound;

import com.mailboxkit.kernel.message.RemoteReply;
import com.mailboxkit.kernel.net.PrivateAddresses;
import com.mailboxkit.smtp.dns.NameServer;
import com.mailboxkit.smtp.outbound.Destination.Hop;
import com.mailboxkit.smtp.outbound.Destination.Nowhere;
import com.mailboxkit.smtp.outbound.Destination.Server;
import com.mailboxkit.smtp.outbound.Destination.Servers;
import com.mailboxkit.smtp.outbound.Destination.Unknown;
import java.net.IDN;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// Finds the servers of a domain (RFC 5321, section 5.1): its MX records by preference, else the domain itself; none
/// where it says so with a null MX (RFC 7505). Looks their addresses up too, and hands on addresses only, so that what
/// was judged here is what is connected to.
final class MailExchangers {

    private static final int MAX_HOSTS = 10;
    private static final int MAX_SERVERS = 10;

    private final NameServer dns;
    private final int port;
    private final boolean allowPrivate;
    private final int salt = ThreadLocalRandom.current().nextInt();

    MailExchangers(DeliveryProperties properties, NameServer dns) {
        this.dns = dns;
        this.port = properties.mxPort();
        this.allowPrivate = properties.allowPrivateDestinations();
    }

    Destination of(String domain) {
        Name name;
        try {
            name = Name.fromString(IDN.toASCII(domain) + ".");
        } catch (TextParseException | IllegalArgumentException notADomain) {
            return nowhere("5.1.2", "There can be no domain " + domain + ".");
        }
        var exchangers = dns.ask(name, Type.MX);
        return switch (exchangers.result()) {
            case Lookup.SUCCESSFUL -> servers(domain, exchangers.records());
            case Lookup.TYPE_NOT_FOUND -> addresses(domain, List.of(name));
            case Lookup.HOST_NOT_FOUND -> nowhere("5.1.2", "There is no domain " + domain + ".");
            default -> unknown(domain, exchangers.error());
        };
    }

    private Destination servers(String domain, List<Record> records) {
        var exchangers = records.stream().map(MXRecord.class::cast).toList();
        if (exchangers.size() == 1 && exchangers.getFirst().getTarget().equals(Name.root)) {
            return nowhere("5.1.10", domain + " takes no mail (null MX).");
        }
        return addresses(
                domain,
                exchangers.stream()
                        .sorted(Comparator.comparingInt(MXRecord::getPriority)
                                .thenComparingInt(exchanger -> lot(exchanger.getTarget())))
                        .map(MXRecord::getTarget)
                        .limit(MAX_HOSTS)
                        .toList());
    }

    /// Orders what is equally good, otherwise in each process, to spread the load; but always alike in one, so that
    /// recipients with the same servers share a message.
    private int lot(Object choice) {
        return (choice.hashCode() ^ salt) * 0x9E3779B9;
    }

    private Destination addresses(String domain, List<Name> hosts) {
        var servers = new ArrayList<Server>();
        String error = null;
        boolean refused = false;
        for (var host : hosts) {
            for (int type : new int[] {Type.A, Type.AAAA}) {
                var answer = dns.ask(host, type);
                error = answer.isUncertain() ? answer.error() : error;
                for (var address : inOrder(answer.records())) {
                    if (allowPrivate || !PrivateAddresses.contains(address)) {
                        servers.add(new Server(host.toString(true), address.getHostAddress(), port));
                    } else {
                        refused = true;
                    }
                }
            }
        }
        if (!servers.isEmpty()) {
            return new Servers(servers.stream().limit(MAX_SERVERS).toList(), Hop.MX);
        }
        if (error != null) {
            return unknown(domain, error);
        }
        return refused
                ? nowhere("5.7.1", "The servers of " + domain + " are not on the public internet.")
                : nowhere("5.4.4", "The servers of " + domain + " have no address.");
    }

    private List<InetAddress> inOrder(List<Record> records) {
        return records.stream()
                .map(MailExchangers::address)
                .sorted(Comparator.comparingInt(this::lot))
                .toList();
    }

    private static InetAddress address(Record record) {
        return switch (record) {
            case ARecord a -> a.getAddress();
            case AAAARecord aaaa -> aaaa.getAddress();
            default -> throw new IllegalArgumentException("No address: " + record);
        };
    }

    private static Nowhere nowhere(String status, String why) {
        return new Nowhere(new RemoteReply(null, 0, status, why));
    }

    private static Unknown unknown(String domain, String error) {
        return new Unknown(new RemoteReply(null, 0, "4.4.3", "DNS does not answer for " + domain + ": " + error));
    }
}
