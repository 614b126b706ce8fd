package com.mailboxkit.smtp.outbound;

import com.mailboxkit.kernel.message.RemoteReply;
import java.util.List;

/// Where the mail for an address goes.
sealed interface Destination {

    /// One or more servers, the preferred one first. Those that are equal share their connections.
    record Servers(List<Server> servers, Hop hop) implements Destination {}

    /// What kind of server it is; decides on encryption and login.
    enum Hop {
        /// This platform's own door.
        OWN,
        /// The operator's smart host.
        RELAY,
        /// Somebody's server, found by DNS.
        MX,
        /// The same, where the domain wants it to prove its name (MTA-STS).
        MX_PROVEN
    }

    /// @param host its name, for reports
    /// @param address what is connected to: the same, or one of its IP addresses
    record Server(String host, String address, int port) {

        Server(String host, int port) {
            this(host, host, port);
        }

        @Override
        public String toString() {
            return host + "[" + address + "]:" + port;
        }
    }

    /// Nothing takes mail for this address, now or ever.
    record Undeliverable(RemoteReply why) implements Destination {}

    /// It cannot be found out now.
    record Unresolved(RemoteReply why) implements Destination {}
}
