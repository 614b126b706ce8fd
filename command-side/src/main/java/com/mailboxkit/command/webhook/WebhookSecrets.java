package com.mailboxkit.command.webhook;

import com.mailboxkit.kernel.secret.SecretBox;
import com.mailboxkit.kernel.webhook.WebhookId;
import java.util.Base64;
import java.util.random.RandomGenerator;

/// Makes the secrets that sign webhooks: 32 random bytes in base64 after `whsec_`, the form that
/// [Standard Webhooks](https://www.standardwebhooks.com) libraries take.
final class WebhookSecrets {

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;

    private final SecretBox box;

    WebhookSecrets(SecretBox box) {
        this.box = box;
    }

    /// @param random a source that nobody can guess
    String fresh(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    String seal(String secret, WebhookId webhook) {
        return box.seal(secret, webhook.value());
    }
}
