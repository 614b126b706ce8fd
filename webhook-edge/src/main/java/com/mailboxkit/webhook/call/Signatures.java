package com.mailboxkit.webhook.call;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The headers by which a receiver knows that a call is ours, over the very bytes of its body:
///
/// - `X-MailboxKit-Signature`: lower-case hex HMAC-SHA256 with the whole secret as key; during a rotation the
///   secret before signs in `X-MailboxKit-Signature-Previous`, since a receiver compares the first with one
///   value;
/// - `webhook-id`, `webhook-timestamp` and `webhook-signature` of [Standard
///   Webhooks](https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md),
///   with the base64 after `whsec_` as key; here all secrets sign in one header.
final class Signatures {

    private static final String PREFIX = "whsec_";
    private static final String SIGNATURE = "X-MailboxKit-Signature";

    private Signatures() {}

    /// @param id the same for all attempts
    /// @param at of this attempt
    /// @param secrets the current one first
    static Map<String, String> headers(String id, Instant at, byte[] body, List<String> secrets) {
        String timestamp = Long.toString(at.getEpochSecond());
        var headers = new LinkedHashMap<String, String>();
        headers.put(SIGNATURE, hex(secrets.getFirst(), body));
        if (secrets.size() > 1) {
            headers.put(SIGNATURE + "-Previous", hex(secrets.get(1), body));
        }
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", timestamp);
        headers.put(
                "webhook-signature",
                secrets.stream()
                        .map(secret -> standard(secret, id + "." + timestamp + ".", body))
                        .collect(Collectors.joining(" ")));
        return headers;
    }

    private static String hex(String secret, byte[] body) {
        return HexFormat.of().formatHex(hmac(secret.getBytes(StandardCharsets.UTF_8), new byte[0], body));
    }

    private static String standard(String secret, String prefix, byte[] body) {
        byte[] key = Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
        byte[] signature = hmac(key, prefix.getBytes(StandardCharsets.UTF_8), body);
        return "v1," + Base64.getEncoder().encodeToString(signature);
    }

    private static byte[] hmac(byte[] key, byte[] prefix, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(prefix);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
