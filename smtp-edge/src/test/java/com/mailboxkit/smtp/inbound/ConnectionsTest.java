package com.mailboxkit.smtp.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.smtp.session.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsTest {

    @TempDir
    private Path folder;

    @Test
    void letsInSoManyFromOneAddress() throws IOException {
        try (var door = new Door(folder, "trusted-networks=", "max-connections-per-address=2");
                var first = door.connect();
                var second = door.connect()) {
            try (var third = new Wire(door.port())) {
                third.expect("421 4.7.0");
            }
            second.say("QUIT", "221");
            await().untilAsserted(() -> door.connect().close());
            first.say("NOOP", "250");
        }
    }

    @Test
    void letsInSoManyInAll() throws IOException {
        try (var door = new Door(folder, "max-connections=2");
                var first = door.connect();
                var second = door.connect();
                var third = new Wire(door.port())) {
            third.expect("421");
            first.say("NOOP", "250");
            second.say("NOOP", "250");
        }
    }

    @Test
    void hangsUpOnTheSilent() throws IOException {
        try (var door = new Door(folder, "idle-timeout=2s");
                var idle = door.connect();
                var halfway = door.greeted()) {
            halfway.data("ann@agent.test");
            halfway.send("Subject: Ha");

            assertThat(idle.rest()).first().asString().startsWith("421");
            assertThat(halfway.rest()).first().asString().startsWith("421");
            assertThat(door.received()).isEmpty();
        }
    }

    @Test
    void endsSessionsThatLastTooLongHoweverBusy() throws IOException, InterruptedException {
        try (var door = new Door(folder, "max-session=2s");
                var wire = door.greeted();
                var slow = door.greeted()) {
            slow.data("ann@agent.test");
            for (int i = 0; i < 5; i++) {
                wire.say("NOOP", "250");
                slow.send("a line now and then\r\n");
                Thread.sleep(200);
            }
            assertThat(wire.rest()).first().asString().startsWith("421");
            assertThat(slow.rest()).first().asString().startsWith("421");
            assertThat(door.received()).isEmpty();
        }
    }

    @Test
    void takesMailWhileAThousandConnectionsAreIdle() throws IOException {
        List<Wire> idle = new ArrayList<>();
        try (var door = new Door(folder, "max-connections-per-address=1001")) {
            try {
                for (int i = 0; i < 1_000; i++) {
                    idle.add(door.connect());
                }
                try (var wire = door.greeted()) {
                    wire.data("ann@agent.test");
                    wire.say("Subject: Hi\r\n\r\nHi\r\n.", "250");
                }
                for (var wire : idle) {
                    wire.say("NOOP", "250");
                }
                assertThat(door.received()).hasSize(1);
            } finally {
                for (var wire : idle) {
                    wire.close();
                }
            }
        }
    }

    @Test
    void leavesNothingOfAllToOneAddressThatTakesAllItCan() throws IOException {
        try (var door = new Door(folder, "trusted-networks=", "max-connections-per-address=4", "max-connections=100");
                var idle = new Wires()) {
            for (int address = 2; address < 4; address++) {
                for (int i = 0; i < 20; i++) {
                    idle.open("127.0.0." + address, door.port());
                }
            }
            assertThat(idle.greeted()).isEqualTo(8);
            try (var other = door.greeted()) {
                other.data("ann@agent.test");
                other.say("Subject: Hi\r\n\r\nHi\r\n.", "250");
            }
        }
    }

    @Test
    void givesAnAddressLessWhileTheServerIsNearlyFull() throws IOException {
        try (var door = new Door(folder, "trusted-networks=", "max-connections-per-address=20", "max-connections=40");
                var idle = new Wires()) {
            for (int address = 2; address < 6; address++) {
                for (int i = 0; i < 20; i++) {
                    idle.open("127.0.0." + address, door.port());
                }
            }
            // three quarters of the 30 that are not reserved, and then 2 of each address that has none yet
            assertThat(idle.greeted()).isEqualTo(20 + 3 + 2 + 2);
        }
    }

    @Test
    void keepsAReserveForTrustedClients() throws IOException {
        try (var door = new Door(folder, "max-connections-per-address=0", "max-connections=8");
                var idle = new Wires()) {
            for (int i = 0; i < 10; i++) {
                idle.open("127.0.0.2", door.port());
            }
            assertThat(idle.greeted()).isEqualTo(6);
            try (var relay = door.greeted()) {
                relay.say("NOOP", "250");
            }
        }
    }

    @Test
    void endsConnectionsWithoutAMailHoweverBusy() throws IOException {
        try (var door = new Door(folder, "first-mail-timeout=1s");
                var idle = door.connect();
                var working = door.greeted();
                var busy = door.greeted()) {
            working.data("ann@agent.test");
            assertThat(busy.restWhileSaying("NOOP")).last().asString().startsWith("421 4.4.2");
            assertThat(idle.rest()).first().asString().startsWith("421 4.4.2");
            working.say("Subject: Hi\r\n\r\nHi\r\n.", "250");
        }
    }

    @Test
    void hasAPortForThisProcessAlone() throws IOException {
        try (var door = new Door(folder);
                var stranger = new Wire(door.ownPort())) {
            stranger.expect("554 5.7.1");
            assertThat(stranger.rest()).isEmpty();
        }
    }

    /// Connections that say nothing.
    private static final class Wires implements AutoCloseable {

        private final List<Wire> open = new ArrayList<>();
        private int greeted;

        void open(String from, int port) throws IOException {
            var wire = new Wire(from, port);
            open.add(wire);
            if (wire.readLine().startsWith("220")) {
                greeted++;
            }
        }

        int greeted() {
            return greeted;
        }

        @Override
        public void close() throws IOException {
            for (var wire : open) {
                wire.close();
            }
        }
    }
}
