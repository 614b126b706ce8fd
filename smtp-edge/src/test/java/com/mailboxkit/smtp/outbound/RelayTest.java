package com.mailboxkit.smtp.outbound;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import com.mailboxkit.kernel.message.DeliveryResult;
import com.mailboxkit.kernel.message.DeliveryResult.Bounced;
import com.mailboxkit.kernel.message.DeliveryResult.Deferred;
import com.mailboxkit.kernel.message.DeliveryResult.Delivered;
import com.mailboxkit.smtp.session.SelfSigned;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelayTest {

    @TempDir
    private Path folder;

    private RemoteServer remote;

    @BeforeEach
    void open() throws IOException {
        remote = new RemoteServer();
    }

    @AfterEach
    void close() throws IOException {
        remote.close();
    }

    @Test
    void handsTheBytesOverAsTheyWereStoredUnderItsSignature() throws IOException {
        remote.answering(".", "250 2.6.0 Queued as 4711");
        try (var delivery = Delivery.byRelay(folder, remote.port())) {
            var result = delivery.attemptOne("bob@example.com");

            assertThat(result).isInstanceOf(Delivered.class);
            assertThat(result.reply().code()).isEqualTo(250);
            assertThat(result.reply().host()).isEqualTo("localhost");
            assertThat(result.reply().enhancedStatus()).isEqualTo("2.6.0");
            assertThat(result.reply().text()).contains("Queued as 4711");
        }
        assertThat(remote.messages())
                .singleElement(as(STRING))
                .startsWith("DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=agent.test; s=default;\n ")
                .endsWith("==\nSubject: Hi\n\nHi\n..dot\n");
        assertThat(remote.commands())
                .contains("RCPT TO:<bob@example.com>")
                .anyMatch(line -> line.matches("MAIL FROM:<bounces-[0-9a-z]{54}@agent\\.test>.*"));
    }

    @Test
    void givesEachRecipientAnEnvelopeOverOneConnection() throws IOException {
        try (var delivery = Delivery.byRelay(folder, remote.port())) {
            assertThat(delivery.attempt("bob@example.com", "cleo@example.com")).hasOnlyElementsOfType(Delivered.class);
        }
        var commands = remote.commands();
        assertThat(commands.stream().filter(line -> line.startsWith("MAIL")).distinct())
                .hasSize(2);
        assertThat(commands.stream().filter(line -> line.startsWith("EHLO"))).hasSize(1);
    }

    @Test
    void reportsForEachRecipientWhatTheServerSaid() throws IOException {
        remote.answering("RCPT TO:<gone@example.com>", "550 5.1.1 Moved to the sea");
        remote.answering("RCPT TO:<full@example.com>", "452-4.2.2 Mailbox\r\n452 4.2.2 is full");
        try (var delivery = Delivery.byRelay(folder, remote.port())) {
            var results = delivery.attempt("bob@example.com", "gone@example.com", "full@example.com");

            assertThat(results.get(0)).isInstanceOf(Delivered.class);
            assertThat(results.get(1)).isInstanceOf(Bounced.class);
            assertThat(results.get(1).reply().text()).contains("Moved to the sea");
            assertThat(results.get(1).reply().enhancedStatus()).isEqualTo("5.1.1");
            assertThat(results.get(2)).isInstanceOf(Deferred.class);
            assertThat(results.get(2).reply().code()).isEqualTo(452);
            assertThat(results.get(2).reply().text()).contains("Mailbox").contains("is full");
        }
        assertThat(remote.messages()).hasSize(1);
    }

    @Test
    void triesLaterWhatTheServerDoesNotWantNow() throws IOException {
        remote.answering("MAIL", "451 4.7.1 Greylisted, come back");
        try (var delivery = Delivery.byRelay(folder, remote.port())) {
            assertSaid(delivery.attemptOne("bob@example.com"), Deferred.class, 451, "Greylisted, come back");
        }
    }

    @Test
    void bouncesWhatTheServerRefusesAfterReadingIt() throws IOException {
        remote.answering(".", "554 5.7.1 Smells of spam");
        try (var delivery = Delivery.byRelay(folder, remote.port())) {
            assertThat(delivery.attempt("bob@example.com", "cleo@example.com"))
                    .allSatisfy(result -> assertSaid(result, Bounced.class, 554, "Smells of spam"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA", "."})
    void triesAgainWhereTheServerGoesAwayBeforeItTookTheMessage(String command) throws IOException {
        remote.answering(command, RemoteServer.HANG_UP);
        try (var delivery = Delivery.byRelay(folder, remote.port())) {
            assertThat(delivery.attempt("bob@example.com", "cleo@example.com")).hasOnlyElementsOfType(Deferred.class);
        }
    }

    @Test
    void finishesWhatIsUnderWayWhenThePlatformStops() throws IOException {
        remote.pausing(".", Duration.ofSeconds(1));
        var delivery = Delivery.byRelay(folder, remote.port(), "connections-per-destination=1", "first-connections=1");
        var underWay = delivery.begin("bob@example.com", "cleo@example.com");
        await().until(() -> remote.messages().size() == 1);
        var waiting = delivery.begin("dan@example.com");

        delivery.close();

        assertThat(delivery.results(underWay)).singleElement().isInstanceOf(Delivered.class);
        assertThat(delivery.results(waiting)).isEmpty();
        assertThat(remote.messages()).hasSize(1);
        var late = delivery.begin("eve@example.com");
        assertThat(delivery.results(late)).isEmpty();
    }

    @Test
    @Timeout(20)
    void breaksOffWhatDoesNotEndWithinItsGrace() throws IOException {
        remote.pausing(".", Duration.ofMinutes(1));
        var delivery = Delivery.byRelay(folder, remote.port(), "grace=100ms");
        var underWay = delivery.begin("bob@example.com");
        await().until(() -> remote.messages().size() == 1);

        delivery.close();

        // whether that it broke off is still recorded does not matter: it is tried again either way
        assertThat(delivery.results(underWay))
                .allSatisfy(result -> assertThat(result).isInstanceOf(Deferred.class));
    }

    @Test
    void beginsNoMoreThanMayRun() throws IOException {
        remote.pausing(".", Duration.ofMinutes(1));
        try (var delivery = Delivery.byRelay(folder, remote.port(), "grace=0s", "max-running=1")) {
            delivery.begin("bob@example.com");
            await().until(() -> remote.messages().size() == 1);
            assertThat(delivery.postponed()).isZero();

            delivery.begin("cleo@example.com");

            assertThat(delivery.postponed()).isOne();
        }
        assertThat(remote.messages()).hasSize(1);
    }

    @Test
    void recordsWhatIsDoneBeforeItGoesOn() throws IOException {
        remote.pausing("RCPT TO:<cleo@example.com>", Duration.ofSeconds(5));
        try (var delivery = Delivery.byRelay(folder, remote.port(), "grace=0s")) {
            var id = delivery.begin("bob@example.com", "cleo@example.com");

            await().atMost(Duration.ofSeconds(4))
                    .until(() -> delivery.results(id).size() == 1);
        }
    }

    @Test
    void recordsByItselfWhatCouldNotBeRecordedTogether() throws IOException {
        try (var delivery = Delivery.byRelay(folder, remote.port()).failingToRecordOnce()) {
            assertThat(delivery.attemptOne("bob@example.com")).isInstanceOf(Delivered.class);
        }
    }

    /// It may have taken the message already: whoever hangs up sends it again.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void waitsLongestForTheAnswerToAMessage(boolean encrypted) throws IOException {
        remote.pausing(".", Duration.ofSeconds(2));
        if (encrypted) {
            remote.offering("STARTTLS").encrypting(SelfSigned.context("unknown.test"));
        }
        try (var delivery = Delivery.byRelay(folder, remote.port(), "timeouts.greeting=1s")) {
            assertThat(delivery.attemptOne("bob@example.com")).isInstanceOf(Delivered.class);
            assertThat(delivery.attemptOne("bob@example.com")).isInstanceOf(Delivered.class);
        }
        assertThat(remote.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"EHLO, greeting", "MAIL, mail", "RCPT, recipient", "DATA, data", "., end"})
    void waitsForEachAnswerAsLongAsItMay(String command, String time) throws IOException {
        remote.pausing(command, Duration.ofSeconds(2));
        try (var delivery = Delivery.byRelay(folder, remote.port(), "timeouts.%s=300ms".formatted(time))) {
            assertThat(delivery.attemptOne("bob@example.com")).isInstanceOf(Deferred.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "-1s", "2h"})
    void refusesTimesThatWouldNotDo(String time) {
        assertThatThrownBy(() -> Delivery.byRelay(folder, remote.port(), "timeouts.end=" + time))
                .hasRootCauseMessage("mailboxkit.delivery.timeouts: each must be from a millisecond to an hour");
    }

    @Test
    void doesNotListenForEver() throws IOException {
        remote.answering("MAIL", "250-and so on and\r\n".repeat(100_000) + "250 so on");
        try (var delivery = Delivery.byRelay(folder, remote.port())) {
            assertThat(delivery.attemptOne("bob@example.com")).isInstanceOf(Deferred.class);
        }
        assertThat(remote.messages()).isEmpty();
    }

    @Test
    void hangsUpOnTheSlow() throws IOException {
        try (var socket = new BoundedSocketFactory(1_000, Duration.ZERO).createSocket()) {
            socket.connect(new InetSocketAddress("localhost", remote.port()));
            assertThatIOException().isThrownBy(() -> socket.getInputStream().read());
            assertThat(socket.isClosed()).isTrue();
        }
    }

    @Test
    void sendsSeveralMessagesOverOneConnection() throws IOException {
        try (var delivery = Delivery.byRelay(folder, remote.port())) {
            for (int i = 0; i < 5; i++) {
                assertThat(delivery.attemptOne("bob@example.com")).isInstanceOf(Delivered.class);
            }
        }
        assertThat(remote.messages()).hasSize(5);
        assertThat(remote.connections()).isEqualTo(1);
    }

    @Test
    void leavesAServerAloneThatCannotBeReached() throws IOException {
        try (var delivery = Delivery.byRelay(folder, closedPort())) {
            for (int i = 0; i < 5; i++) {
                var result = delivery.attemptOne("bob@example.com");
                assertThat(result).isInstanceOf(Deferred.class);
                assertThat(result.reply().text()).doesNotContain("left alone");
            }
            assertThat(delivery.attemptOne("bob@example.com").reply().text()).contains("left alone");
        }
    }

    @Test
    void encryptsWhereItCanWithoutAskingForAName() throws IOException {
        remote.offering("STARTTLS").encrypting(SelfSigned.context("unknown.test"));
        try (var delivery = Delivery.byRelay(folder, remote.port())) {
            assertThat(delivery.attemptOne("bob@example.com")).isInstanceOf(Delivered.class);
        }
        assertThat(remote.commands()).containsSubsequence("STARTTLS", "(encrypted)", "DATA");
    }

    @Test
    void givesNoPasswordToAServerThatDoesNotProveItsName() throws IOException {
        remote.offering("STARTTLS", "AUTH PLAIN LOGIN").encrypting(SelfSigned.context("localhost"));
        try (var delivery = Delivery.byRelay(folder, remote.port(), "relay.username=ann", "relay.password=secret")) {
            assertThat(delivery.attemptOne("bob@example.com")).isInstanceOf(Deferred.class);
        }
        assertThat(remote.commands()).contains("STARTTLS").noneMatch(line -> line.startsWith("AUTH"));
        assertThat(remote.messages()).isEmpty();
    }

    @Test
    void sendsNothingInPlainTextWhereEncryptionIsRequired() throws IOException {
        try (var delivery = Delivery.byRelay(folder, remote.port(), "relay.start-tls=true")) {
            assertThat(delivery.attemptOne("bob@example.com")).isInstanceOf(Deferred.class);
        }
        assertThat(remote.commands()).noneMatch(line -> line.startsWith("MAIL"));
    }

    @Test
    void wantsEncryptionForAPasswordThatLeavesThisMachine() throws IOException {
        remote.offering("AUTH PLAIN");
        // leads here too, but is not known to
        try (var delivery = Delivery.byRelay(
                folder, remote.port(), "relay.host=0.0.0.0", "relay.username=ann", "relay.password=secret")) {
            assertThat(delivery.attemptOne("bob@example.com")).isInstanceOf(Deferred.class);
        }
        assertThat(remote.commands()).isNotEmpty().noneMatch(line -> line.startsWith("AUTH"));
    }

    @Test
    void logsInOnThisMachine() throws IOException {
        remote.offering("AUTH PLAIN").answering("AUTH", "235 2.7.0 Welcome");
        try (var delivery = Delivery.byRelay(folder, remote.port(), "relay.username=ann", "relay.password=secret")) {
            assertThat(delivery.attemptOne("bob@example.com")).isInstanceOf(Delivered.class);
        }
        assertThat(remote.commands()).anyMatch(line -> line.startsWith("AUTH PLAIN"));
    }

    private static void assertSaid(
            DeliveryResult result, Class<? extends DeliveryResult> kind, int code, String words) {
        assertThat(result).isInstanceOf(kind);
        assertThat(result.reply().code()).isEqualTo(code);
        assertThat(result.reply().text()).contains(words);
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
