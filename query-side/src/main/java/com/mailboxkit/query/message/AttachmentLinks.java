package com.mailboxkit.query.message;

import com.mailboxkit.web.PlatformSecret;
import com.mailboxkit.web.PublicUrl;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Attachment links that need no key: signed by the platform, and valid for a day by default.
class AttachmentLinks {

    private final PublicUrl publicUrl;
    private final PlatformSecret secret;
    private final Duration validity;
    private final Clock clock;

    AttachmentLinks(PublicUrl publicUrl, PlatformSecret secret, Duration validity, Clock clock) {
        this.publicUrl = publicUrl;
        this.secret = secret;
        this.validity = validity;
        this.clock = clock;
    }

    String to(String messageId, String attachmentId) {
        long expires = clock.instant().plus(validity).getEpochSecond();
        return publicUrl.link("/attachments/%s/%s?expires=%d&signature=%s"
                .formatted(messageId, attachmentId, expires, sign(messageId, attachmentId, expires)));
    }

    boolean isValid(String messageId, String attachmentId, long expires, @Nullable String signature) {
        return signature != null
                && expires >= clock.instant().getEpochSecond()
                && MessageDigest.isEqual(
                        sign(messageId, attachmentId, expires).getBytes(StandardCharsets.US_ASCII),
                        signature.getBytes(StandardCharsets.UTF_8));
    }

    private String sign(String messageId, String attachmentId, long expires) {
        return secret.sign("attachment\n%s\n%s\n%d".formatted(messageId, attachmentId, expires));
    }
}
