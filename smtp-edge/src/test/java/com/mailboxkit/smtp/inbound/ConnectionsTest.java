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
        try (var door = new Door(folder, "max-connections-per-address=2");
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
        try (var door = new Door(folder)) {
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
}
