package com.mailboxkit.authentication.dkim;

import com.mailboxkit.authentication.DnsUnavailableException;
import com.mailboxkit.authentication.TxtRecords;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// The public key of a signature, as the domain publishes it (RFC 6376, section 3.6.1; RFC 8463, section 4).
///
/// @param keyType `rsa` or `ed25519`
/// @param isStrict whether the domain of the agent (`i=`) must equal the signing domain
record PublicKeyRecord(String keyType, PublicKey key, boolean isStrict) {

    private static final int MIN_RSA_BITS = 1024; // RFC 8301, section 3.2
    private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    static PublicKeyRecord parse(String text) throws SignatureException {
        var tags = TagList.parse(text);
        if (tags.get("v").isPresent()
                && !(tags.isFirst("v") && tags.get("v").orElseThrow().equals("DKIM1"))) {
            throw SignatureException.permanent("the key is of another version");
        }
        var hashes = tags.list("h");
        if (!hashes.isEmpty() && !hashes.contains("sha256")) {
            throw SignatureException.permanent("the key is not for sha256");
        }
        var services = tags.list("s");
        if (!services.isEmpty() && !services.contains("*") && !services.contains("email")) {
            throw SignatureException.permanent("the key is not for email");
        }
        var encoded =
                tags.compact("p").orElseThrow(() -> SignatureException.permanent("there is no key in its record"));
        if (encoded.isEmpty()) {
            throw SignatureException.permanent("the key was revoked");
        }
        var type = tags.get("k").orElse("rsa");
        return new PublicKeyRecord(type, key(type, encoded), tags.list("t").contains("s"));
    }

    private static PublicKey key(String type, String encoded) throws SignatureException {
        try {
            byte[] octets = Base64.getDecoder().decode(encoded);
            return switch (type) {
                case "rsa" -> rsa(octets);
                case "ed25519" -> ed25519(octets);
                default -> throw SignatureException.permanent("there is no type of key " + type);
            };
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw SignatureException.permanent("the key cannot be read");
        }
    }

    private static PublicKey rsa(byte[] octets) throws GeneralSecurityException, SignatureException {
        var key = RsaKeys.readPublic(octets);
        if (key.getModulus().bitLength() < MIN_RSA_BITS) {
            throw SignatureException.unacceptable("the key is shorter than " + MIN_RSA_BITS + " bits");
        }
        return key;
    }

    private static PublicKey ed25519(byte[] octets) throws GeneralSecurityException {
        var encoded = new byte[ED25519_PREFIX.length + octets.length];
        System.arraycopy(ED25519_PREFIX, 0, encoded, 0, ED25519_PREFIX.length);
        System.arraycopy(octets, 0, encoded, ED25519_PREFIX.length, octets.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    boolean verifies(byte[] input, byte[] signature) {
        try {
            boolean isRsa = keyType.equals("rsa");
            var verifier = Signature.getInstance(isRsa ? "SHA256withRSA" : "Ed25519");
            verifier.initVerify(key);
            verifier.update(isRsa ? input : BodyHash.sha256().digest(input));
            return verifier.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    static PublicKeyRecord find(TxtRecords dns, String selector, String domain) throws SignatureException {
        try {
            return first(dns.txt(selector + "._domainkey." + domain));
        } catch (DnsUnavailableException unavailable) {
            throw SignatureException.temporary("DNS does not answer: " + unavailable.getMessage());
        }
    }

    /// The key that verifies the signature; other records under the same name are misconfigurations.
    private static PublicKeyRecord first(List<String> records) throws SignatureException {
        if (records.isEmpty()) {
            throw SignatureException.permanent("there is no key for this signature");
        }
        SignatureException last = SignatureException.permanent("there is no key for this signature");
        for (var record : records) {
            try {
                return parse(record);
            } catch (SignatureException unreadable) {
                last = unreadable;
            }
        }
        throw last;
    }
}
