package com.mailboxkit.authentication.dkim;

import java.security.KeyPair;
import java.util.Base64;

/// The key that a domain signs with.
///
/// @param domain in lower case, in A-labels
/// @param selector the public key is published at `<selector>._domainkey.<domain>`
/// @param pair RSA of 2048 bits or more
public record SigningKey(String domain, String selector, KeyPair pair) {

    /// The value of `p=` in the record of the key: SubjectPublicKeyInfo (RFC 5280) in base64.
    public String publicKey() {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    /// Without the key.
    @Override
    public String toString() {
        return "SigningKey[" + selector + "._domainkey." + domain + "]";
    }
}
