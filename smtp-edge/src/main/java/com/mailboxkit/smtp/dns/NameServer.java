package com.mailboxkit.smtp.dns;

import java.net.InetSocketAddress;
import java.util.List;
import org.xbill.DNS.Cache;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;

/// Asks DNS, and remembers the answers for as long as they say.
public final class NameServer {

    private final Resolver resolver;
    private final Cache cache = new Cache(DClass.IN);

    /// @param result one of `Lookup`'s, such as `Lookup.HOST_NOT_FOUND`
    /// @param records empty but for `Lookup.SUCCESSFUL`
    public record Answer(int result, List<Record> records, String error) {

        static final Answer NOTHING = new Answer(Lookup.HOST_NOT_FOUND, List.of(), "");

        /// Whether another time the answer may be another.
        public boolean isUncertain() {
            return result == Lookup.TRY_AGAIN || result == Lookup.UNRECOVERABLE;
        }

        /// Those of the records that are TXT, each with its strings put together.
        public List<String> texts() {
            return records.stream()
                    .filter(TXTRecord.class::isInstance)
                    .map(text -> String.join("", ((TXTRecord) text).getStrings()))
                    .toList();
        }
    }

    /// @param address `host` or `host:port`; empty for the system's resolver
    public NameServer(String address) {
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
    public Answer ask(Name name, int type) {
        return ask(name, type, cache);
    }

    /// Without what is remembered.
    ///
    /// @param type one of `org.xbill.DNS.Type`
    public Answer askAnew(Name name, int type) {
        return ask(name, type, new Cache(DClass.IN));
    }

    private Answer ask(Name name, int type, Cache memory) {
        var lookup = new Lookup(name, type);
        lookup.setResolver(resolver);
        lookup.setCache(memory);
        var records = lookup.run();
        return new Answer(lookup.getResult(), records == null ? List.of() : List.of(records), lookup.getErrorString());
    }
}
