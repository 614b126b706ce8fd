package com.mailboxkit.smtp.outbound;

import com.mailboxkit.kernel.message.RemoteReply;
import com.mailboxkit.kernel.net.PrivateAddresses;
import com.mailboxkit.smtp.dns.NameServer;
import com.mailboxkit.smtp.outbound.Destination.Hop;
import com.mailboxkit.smtp.outbound.Destination.Server;
import com.mailboxkit.smtp.outbound.Destination.Servers;
import com.mailboxkit.smtp.outbound.Destination.Undeliverable;
import com.mailboxkit.smtp.outbound.Destination.Unresolved;
import com.mailboxkit.smtp.sts.Policies;
import com.mailboxkit.smtp.sts.Policy;
import com.mailboxkit.smtp.sts.Policy.Mode;
import java.net.IDN;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger log = LoggerFactory.getLogger(MailExchangers.class);
    private static final int MAX_HOSTS = 10;
    private static final int MAX_SERVERS = 10;
    private static final int MAX_ADDRESSES = 4; // of one host: the others shall have their turn too

    private final NameServer dns;
    private final Policies policies;
    private final int port;
    private final boolean allowPrivate;
    private final int salt = ThreadLocalRandom.current().nextInt();

    MailExchangers(DeliveryProperties properties, NameServer dns, Policies policies) {
        this.dns = dns;
        this.policies = policies;
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
            var ipv4 = dns.ask(host, Type.A);
            var ipv6 = dns.ask(host, Type.AAAA);
            error = ipv4.isUncertain() ? ipv4.error() : ipv6.isUncertain() ? ipv6.error() : error;
            var addresses = inTurns(inOrder(ipv4.records()), inOrder(ipv6.records()));
            var allowed = addresses.stream()
                    .filter(address -> allowPrivate || !PrivateAddresses.contains(address))
                    .limit(MAX_ADDRESSES)
                    .map(address -> new Server(host.toString(true), address.getHostAddress(), port))
                    .toList();
            refused |= !addresses.isEmpty() && allowed.isEmpty();
            servers.addAll(allowed);
        }
        if (!servers.isEmpty()) {
            return asThePolicyWants(domain, servers.stream().limit(MAX_SERVERS).toList());
        }
        if (error != null) {
            return unknown(domain, error);
        }
        return refused
                ? nowhere("5.7.1", "The servers of " + domain + " are not on the public internet.")
                : nowhere("5.4.4", "The servers of " + domain + " have no address.");
    }

    /// IPv4 first: nearly all servers have it, and judge senders by it less strictly than by IPv6.
    private static List<InetAddress> inTurns(List<InetAddress> ipv4, List<InetAddress> ipv6) {
        var turns = new ArrayList<InetAddress>();
        for (int i = 0; i < Math.max(ipv4.size(), ipv6.size()); i++) {
            ipv4.stream().skip(i).limit(1).forEach(turns::add);
            ipv6.stream().skip(i).limit(1).forEach(turns::add);
        }
        return turns;
    }

    private Destination asThePolicyWants(String domain, List<Server> servers) {
        var policy = policies.of(IDN.toASCII(domain));
        var named = servers.stream()
                .filter(server -> policy.isEmpty() || policy.get().names(server.host()))
                .toList();
        return switch (policy.map(Policy::mode).orElse(Mode.NONE)) {
            case ENFORCE ->
                named.isEmpty()
                        ? new Unresolved(new RemoteReply(
                                null, 0, "4.7.5", "No server of " + domain + " is one that its MTA-STS policy names."))
                        : new Servers(named, Hop.MX_PROVEN);
            case TESTING -> {
                if (named.size() < servers.size()) {
                    log.info("The MTA-STS policy of {}, which it tests, does not name all of {}", domain, servers);
                }
                yield new Servers(servers, Hop.MX);
            }
            case NONE -> new Servers(servers, Hop.MX);
        };
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

    private static Undeliverable nowhere(String status, String why) {
        return new Undeliverable(new RemoteReply(null, 0, status, why));
    }

    private static Unresolved unknown(String domain, String error) {
        return new Unresolved(new RemoteReply(null, 0, "4.4.3", "DNS does not answer for " + domain + ": " + error));
    }
}
