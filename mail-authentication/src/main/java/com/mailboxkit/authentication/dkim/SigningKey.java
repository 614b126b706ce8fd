package com.mailboxkit.authentication.dkim;

import java.security.PrivateKey;

/// What a domain signs with.
///
/// @param domain in lower case, in A-labels
/// @param selector the public key stands at `<selector>._domainkey.<domain>`
/// @param privateKey RSA of 2048 bits or more
public record SigningKey(String domain, String selector, PrivateKey privateKey) {

    /// Without the key.
    @Override
    public String toString() {
        return "SigningKey[" + selector + "._domainkey." + domain + "]";
    }
}
