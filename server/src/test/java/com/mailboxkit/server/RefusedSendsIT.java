package com.mailboxkit.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.smtp.inbound.InboundSmtp;
import com.mailboxkit.smtp.submission.SubmissionSmtp;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/// A send that is refused leaves nothing in the content store, however it comes. Before, 5 × 9.9 MB left 117 MB.
class RefusedSendsIT {

    private static final int LARGE = 9_900_000;
    private static final int SMALL = 100_001;

    @TempDir
    private static Path data;

    private static Platform platform;
    private static Agent poor;

    @BeforeAll
    static void start() {
        platform = Platform.start(
                data,
                "--mailboxkit.smtp.port=0",
                "--mailboxkit.tariff.opening-credit-mills=1",
                "--mailboxkit.notices.per-day=0"); // a notice of the shortage is stored as well
        poor = platform.register();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void leavesNothingOfJsonThatTheWalletCannotPay() throws IOException {
        long before = storedBytes();

        assertThat(poor.post(send(), json("ann@x.example", LARGE)).status()).isEqualTo(402);
        assertThat(poor.post(send(), json("ann@x.example", SMALL)).status()).isEqualTo(402);
        assertThat(poor.send("ann@x.example", "Small").status()).isEqualTo(402);

        assertThat(storedBytes()).isEqualTo(before);
    }

    @Test
    void leavesNothingOfAFormThatTheWalletCannotPay() throws Exception {
        long before = storedBytes();

        assertThat(postForm("ann@x.example")).isEqualTo(402);

        assertThat(storedBytes()).isEqualTo(before);
    }

    @Test
    void leavesNothingOfAReplyThatTheWalletCannotPay() throws IOException {
        try (var smtp = new SmtpSession(platform.bean(InboundSmtp.class).port())) {
            smtp.say("EHLO client.example", 250);
            assertThat(smtp.submit("ann@x.example", "From: ann@x.example\nSubject: Hi\n\nHello", poor.email()))
                    .startsWith("250");
        }
        var received = poor.get("/api/v1/inboxes/%s/messages?wait=30s".formatted(poor.inboxId()))
                .body()
                .at("/data/0/id")
                .stringValue();
        long before = storedBytes();

        var answer = poor.post(
                "/api/v1/inboxes/%s/messages/%s/reply".formatted(poor.inboxId(), received),
                json("ann@x.example", SMALL));

        assertThat(answer.status()).isEqualTo(402);
        assertThat(storedBytes()).isEqualTo(before);
    }

    @Test
    void leavesNothingOfASubmissionThatTheWalletCannotPay() throws IOException {
        long before = storedBytes();

        try (var smtp = SmtpSession.login(platform.bean(SubmissionSmtp.class).port(), poor.key())) {
            assertThat(smtp.submit(
                            poor.email(),
                            "From: %s\nSubject: Hi\n\n%s".formatted(poor.email(), "Hello\n".repeat(SMALL)),
                            "ann@x.example"))
                    .startsWith("550 5.7.0");
        }

        assertThat(storedBytes()).isEqualTo(before);
    }

    @Test
    void leavesNothingOfASendWithAFault() throws Exception {
        long before = storedBytes();

        assertThat(poor.post(send(), json("no address", SMALL)).status()).isEqualTo(422);
        assertThat(postForm("no address")).isEqualTo(422);
        assertThat(poor.post(send(), json("ann@x.example", SMALL).replace("=\"}]", "!\"}]"))
                        .status())
                .as("no base64")
                .isEqualTo(422);
        assertThat(poor.post(send(), json("ann@x.example", SMALL) + "and more").status())
                .isEqualTo(400);

        assertThat(storedBytes()).isEqualTo(before);
    }

    private static String send() {
        return "/api/v1/inboxes/%s/messages/send".formatted(poor.inboxId());
    }

    /// Five files of that size, no two the same.
    private static String json(String to, int size) {
        var files = IntStream.range(0, 5)
                .mapToObj(i -> "{\"filename\": \"c%d.bin\", \"content\": \"%s\"}"
                        .formatted(i, Base64.getEncoder().encodeToString(random(size))))
                .collect(Collectors.joining(", "));
        return "{\"to\": [\"%s\"], \"subject\": \"s\", \"text\": \"t\", \"attachments\": [%s]}".formatted(to, files);
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new Random().nextBytes(bytes);
        return bytes;
    }

    private static int postForm(String to) throws Exception {
        var body = """
                --b
                Content-Disposition: form-data; name="to[0]"

                %s
                --b
                Content-Disposition: form-data; name="text"

                t
                --b
                Content-Disposition: form-data; name="attachments[0]"; filename="a.bin"

                %s
                --b--
                """.formatted(to, new String(random(SMALL), ISO_8859_1).replace("\n", ""))
                .replace("\n", "\r\n");
        var request = HttpRequest.newBuilder(platform.at(send()))
                .header("Authorization", "Bearer " + poor.key())
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofByteArray(body.getBytes(ISO_8859_1)))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    /// Rows and files.
    private static long storedBytes() throws IOException {
        Long rows = platform.bean(JdbcTemplate.class)
                .queryForObject("select coalesce(sum(length(bytes)), 0) from content", Long.class);
        try (var walk = Files.walk(data.resolve("content"))) {
            return rows
                    + walk.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum();
        }
    }
}
