package com.mailboxkit.command.domain;

import com.mailboxkit.authentication.dkim.RsaKeys;
import com.mailboxkit.kernel.domain.DomainKey;
import com.mailboxkit.kernel.domain.MailDomainId;
import com.mailboxkit.kernel.secret.SecretBox;

/// Makes the keys that sign the mail of domains.
final class DomainKeys {

    private static final String SELECTOR = "default";

    private final SecretBox box;

    DomainKeys(SecretBox box) {
        this.box = box;
    }

    /// Takes some 100 ms.
    DomainKey fresh(MailDomainId domain) {
        var pair = RsaKeys.fresh();
        return new DomainKey(SELECTOR, RsaKeys.publicKey(pair), box.seal(RsaKeys.privateKey(pair), domain.value()));
    }
}
