package com.mailboxkit.smtp.outbound;

import com.mailboxkit.kernel.message.RemoteReply;
import java.util.List;

/// Where the mail for an address goes.
sealed interface Destination {

    /// One or more servers, the preferred one first. Those that are equal share their connections.
    record Servers(List<Server> servers, boolean withLogin) implements Destination {}

    record Server(String host, int port) {

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /// Nothing takes mail for this address, now or ever.
    record Nowhere(RemoteReply why) implements Destination {}

    /// It cannot be found out now.
    record Unknown(RemoteReply why) implements Destination {}
}
