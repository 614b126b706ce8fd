package com.mailboxkit.kernel.domain;

/// The key that signs the mail of a domain (RFC 6376).
///
/// @param selector under which the public key is published, at `<selector>._domainkey.<domain>`
/// @param publicKey RSA 2048, SubjectPublicKeyInfo (RFC 5280) in base64
/// @param sealedPrivateKey PKCS #8 in base64, sealed by the platform for the id of the domain
public record DomainKey(String selector, String publicKey, String sealedPrivateKey) {}
