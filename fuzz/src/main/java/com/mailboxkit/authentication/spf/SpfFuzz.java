package com.mailboxkit.authentication.spf;

import com.mailboxkit.authentication.Dns;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/// SPF records (RFC 7208): each line of the input is the record of a further name, the first that of the sender.
public final class SpfFuzz {

    private static final InetAddress CLIENT = InetAddress.ofLiteral("192.0.2.1");

    private SpfFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        var records = new String(input, StandardCharsets.ISO_8859_1).split("\n", -1);
        new SpfChecker(answering(records), "mx.agent.test", Clock.systemUTC())
                .check(CLIENT, "bob@example.com", "client.example.com");
    }

    /// A DNS whose TXT records are these, each for the next name that is asked for.
    public static Dns answering(String[] records) {
        return new Answers(records);
    }

    private static final class Answers implements Dns {

        private final String[] records;
        private int asked;

        Answers(String[] records) {
            this.records = records;
        }

        @Override
        public List<String> txt(String name) {
            return List.of(records[asked++ % records.length]);
        }

        @Override
        public boolean exists(String name) {
            return true;
        }

        @Override
        public List<InetAddress> addresses(String name, boolean ipv6) {
            return List.of(InetAddress.ofLiteral(ipv6 ? "2001:db8::1" : "192.0.2.2"));
        }

        @Override
        public List<String> mailExchangers(String name) {
            return List.of("mx." + name);
        }

        @Override
        public List<String> names(InetAddress address) {
            return List.of("client.example.com");
        }
    }
}
