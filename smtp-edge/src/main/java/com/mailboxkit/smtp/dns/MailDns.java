package com.mailboxkit.smtp.dns;

import com.mailboxkit.authentication.Dns;
import com.mailboxkit.authentication.DnsUnavailableException;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// What mail authentication asks, of the name servers that the platform asks.
public final class MailDns implements Dns {

    private final NameServer server;

    public MailDns(NameServer server) {
        this.server = server;
    }

    @Override
    public List<String> txt(String name) throws DnsUnavailableException {
        return ask(name, Type.TXT).texts();
    }

    @Override
    public List<InetAddress> addresses(String name, boolean ipv6) throws DnsUnavailableException {
        return ask(name, ipv6 ? Type.AAAA : Type.A).records().stream()
                .<InetAddress>mapMulti((record, found) -> {
                    switch (record) {
                        case ARecord a -> found.accept(a.getAddress());
                        case AAAARecord aaaa -> found.accept(aaaa.getAddress());
                        default -> {}
                    }
                })
                .toList();
    }

    @Override
    public List<String> mailExchangers(String name) throws DnsUnavailableException {
        return of(ask(name, Type.MX).records(), MXRecord.class).stream()
                .sorted(Comparator.comparingInt(MXRecord::getPriority))
                .map(exchanger -> exchanger.getTarget().toString(true))
                .toList();
    }

    @Override
    public boolean exists(String name) throws DnsUnavailableException {
        return ask(name, Type.A).result() != Lookup.HOST_NOT_FOUND;
    }

    @Override
    public List<String> names(InetAddress address) throws DnsUnavailableException {
        return of(ask(ReverseMap.fromAddress(address), Type.PTR).records(), PTRRecord.class).stream()
                .map(pointer -> pointer.getTarget().toString(true))
                .toList();
    }

    private static <T extends Record> List<T> of(List<Record> records, Class<T> type) {
        return records.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private NameServer.Answer ask(String name, int type) throws DnsUnavailableException {
        try {
            return ask(Name.fromString(name.endsWith(".") ? name : name + "."), type);
        } catch (TextParseException noName) {
            return NameServer.Answer.NOTHING;
        }
    }

    private NameServer.Answer ask(Name name, int type) throws DnsUnavailableException {
        var answer = server.ask(name, type);
        if (answer.isUncertain()) {
            throw new DnsUnavailableException(name.toString(true) + ": " + answer.error());
        }
        return answer;
    }
}
