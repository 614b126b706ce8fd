package com.mailboxkit.command.domain;

import com.mailboxkit.kernel.domain.DomainKey;
import com.mailboxkit.kernel.domain.MailDomainId;
import com.mailboxkit.kernel.secret.SecretBox;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// Makes the keys that sign the mail of domains (RFC 6376; of the length that RFC 8301 wants).
final class DomainKeys {

    private static final String SELECTOR = "default";
    private static final int BITS = 2048;

    private final SecretBox box;

    DomainKeys(SecretBox box) {
        this.box = box;
    }

    /// Takes some 100 ms.
    DomainKey fresh(MailDomainId domain) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var pair = generator.generateKeyPair();
            var base64 = Base64.getEncoder();
            return new DomainKey(
                    SELECTOR,
                    base64.encodeToString(pair.getPublic().getEncoded()),
                    box.seal(base64.encodeToString(pair.getPrivate().getEncoded()), domain.value()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }
}
