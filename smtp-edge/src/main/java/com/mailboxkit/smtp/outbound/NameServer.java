package com.mailboxkit.smtp.outbound;

import java.net.InetSocketAddress;
import java.util.List;
import org.xbill.DNS.Cache;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;

/// Asks DNS, and remembers the answers for as long as they say.
final class NameServer {

    private final Resolver resolver;
    private final Cache cache = new Cache(DClass.IN);

    /// @param result one of `Lookup`'s, such as `Lookup.HOST_NOT_FOUND`
    /// @param records empty but for `Lookup.SUCCESSFUL`
    record Answer(int result, List<Record> records, String error) {

        /// Whether another time the answer may be another.
        boolean isUncertain() {
            return result == Lookup.TRY_AGAIN || result == Lookup.UNRECOVERABLE;
        }
    }

    /// @param address `host` or `host:port`; empty for the system's resolver
    NameServer(String address) {
        this.resolver = address.isEmpty() ? Lookup.getDefaultResolver() : resolver(address);
    }

    private static Resolver resolver(String address) {
        try {
            int colon = address.lastIndexOf(':');
            String host = colon < 0 ? address : address.substring(0, colon);
            int port = colon < 0 ? SimpleResolver.DEFAULT_PORT : Integer.parseInt(address.substring(colon + 1));
            return new SimpleResolver(new InetSocketAddress(host, port));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("mailboxkit.delivery.dns-server is not host:port: " + address, e);
        }
    }

    /// @param type one of `org.xbill.DNS.Type`
    Answer ask(Name name, int type) {
        var lookup = new Lookup(name, type);
        lookup.setResolver(resolver);
        lookup.setCache(cache);
        var records = lookup.run();
        return new Answer(lookup.getResult(), records == null ? List.of() : List.of(records), lookup.getErrorString());
    }
}
