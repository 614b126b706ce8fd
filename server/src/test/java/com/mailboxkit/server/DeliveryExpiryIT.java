package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A smart host that nobody reaches.
class DeliveryExpiryIT {

    @TempDir
    private static Path data;

    @Test
    void bouncesWhatCouldNotBeDeliveredInTime() throws IOException {
        try (var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = nobody.getLocalPort();
            nobody.close();
            try (var platform = Platform.start(
                    data,
                    "--mailboxkit.smtp.port=0",
                    "--mailboxkit.delivery.mode=relay",
                    "--mailboxkit.delivery.relay.host=127.0.0.1",
                    "--mailboxkit.delivery.relay.port=" + port,
                    "--mailboxkit.delivery.retries.first=1s",
                    "--mailboxkit.delivery.retries.give-up-after=3s")) {
                var agent = platform.register();
                var sent = agent.send("ann@example.com", "Hello")
                        .body()
                        .at("/data/id")
                        .stringValue();

                await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                    var message = agent.get("/api/v1/inboxes/%s/messages/%s".formatted(agent.inboxId(), sent))
                            .body()
                            .get("data");
                    assertThat(message.get("status").stringValue()).isEqualTo("bounced");
                    assertThat(message.at("/recipients/0/detail").stringValue()).startsWith("Not delivered within");
                });
            }
        }
    }
}
