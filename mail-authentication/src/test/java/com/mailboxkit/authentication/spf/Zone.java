package com.mailboxkit.authentication.spf;

import com.mailboxkit.authentication.Dns;
import com.mailboxkit.authentication.DnsUnavailableException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// DNS as a test writes it down.
final class Zone implements Dns {

    private record Entry(String type, String value) {}

    private static final String TIMEOUT = "TIMEOUT";
    private static final int MAX_ALIASES = 8;

    private final Map<String, List<Entry>> entries = new HashMap<>();

    /// @param type `*` with the value `TIMEOUT`: every question that has no other answer goes without
    Zone with(String name, String type, String value) {
        entries.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                .add(new Entry(type, value));
        return this;
    }

    @Override
    public List<String> txt(String name) throws DnsUnavailableException {
        return ask(name, "TXT");
    }

    @Override
    public List<InetAddress> addresses(String name, boolean ipv6) throws DnsUnavailableException {
        return ask(name, ipv6 ? "AAAA" : "A").stream()
                .map(InetAddress::ofLiteral)
                .toList();
    }

    @Override
    public List<String> mailExchangers(String name) throws DnsUnavailableException {
        return ask(name, "MX");
    }

    @Override
    public boolean exists(String name) {
        return entries.containsKey(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public List<String> names(InetAddress address) throws DnsUnavailableException {
        var reversed = Stream.of(Addresses.dotted(address).split("\\."))
                .reduce((left, right) -> right + "." + left)
                .orElseThrow();
        return ask(reversed + (address.getAddress().length == 4 ? ".in-addr.arpa" : ".ip6.arpa"), "PTR");
    }

    private List<String> ask(String name, String type) throws DnsUnavailableException {
        var owner = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < MAX_ALIASES; i++) {
            var here = entries.getOrDefault(owner, List.of());
            var found = here.stream()
                    .filter(entry -> entry.type().equals(type))
                    .map(Entry::value)
                    .toList();
            if (found.contains(TIMEOUT)
                    || found.isEmpty()
                            && here.stream()
                                    .anyMatch(entry -> entry.value().equals(TIMEOUT)
                                            && entry.type().equals("*"))) {
                throw new DnsUnavailableException("time-out");
            }
            var alias =
                    here.stream().filter(entry -> entry.type().equals("CNAME")).findFirst();
            if (!found.isEmpty() || alias.isEmpty()) {
                return found;
            }
            owner = alias.get().value().toLowerCase(Locale.ROOT);
        }
        throw new DnsUnavailableException("aliases go round");
    }
}
