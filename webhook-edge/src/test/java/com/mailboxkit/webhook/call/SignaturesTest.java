package com.mailboxkit.webhook.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SignaturesTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String BEFORE = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final byte[] BODY = "{\"text\":\"Grüße\"}".getBytes(StandardCharsets.UTF_8);

    /// The example that the specification's own libraries are tested with.
    @Test
    void signsAsTheStandardsExampleDoes() {
        var headers = Signatures.headers(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8),
                List.of(SECRET));

        assertThat(headers)
                .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
                .containsEntry("webhook-timestamp", "1614265330");
    }

    @Test
    void isBelievedByThePublishedLibraryWithEitherSecretDuringARotation() {
        var headers = Signatures.headers("id", Instant.now(), BODY, List.of(SECRET, BEFORE));

        assertThatCode(() -> verify(SECRET, BODY, headers)).doesNotThrowAnyException();
        assertThatCode(() -> verify(BEFORE, BODY, headers)).doesNotThrowAnyException();
        assertThatThrownBy(() -> verify("whsec_" + "A".repeat(32), BODY, headers))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> verify(SECRET, "{}".getBytes(StandardCharsets.UTF_8), headers))
                .isInstanceOf(WebhookVerificationException.class);
    }

    private static void verify(String secret, byte[] body, Map<String, String> headers) throws Exception {
        var multiple = headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        new Webhook(secret)
                .verify(new String(body, StandardCharsets.UTF_8), HttpHeaders.of(multiple, (name, value) -> true));
    }

    @Test
    void signsTheBodyAloneWithTheWholeSecretAsDocumented() throws Exception {
        var headers = Signatures.headers("id", Instant.EPOCH, BODY, List.of(SECRET, BEFORE));

        assertThat(headers)
                .containsEntry("X-MailboxKit-Signature", hex(SECRET))
                .containsEntry("X-MailboxKit-Signature-Previous", hex(BEFORE));
    }

    private static String hex(String secret) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(BODY));
    }
}
