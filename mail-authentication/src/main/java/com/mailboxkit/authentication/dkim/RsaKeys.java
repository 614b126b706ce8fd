package com.mailboxkit.authentication.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/// The keys that sign mail, as text.
public final class RsaKeys {

    private static final int BITS = 2048; // RFC 8301, section 3.2

    private RsaKeys() {}

    /// Takes some 100 ms.
    public static KeyPair fresh() {
        var generator = Rsa.generator();
        generator.initialize(BITS);
        return generator.generateKeyPair();
    }

    /// SubjectPublicKeyInfo (RFC 5280) in base64: the value of `p=` in the record of the key.
    public static String publicKey(KeyPair pair) {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    /// PKCS #8 in base64.
    public static String privateKey(KeyPair pair) {
        return Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
    }

    /// A private key with its public half.
    ///
    /// @param pkcs8 in base64
    /// @throws IllegalArgumentException where it is no RSA key, or does not tell its public half
    public static KeyPair read(String pkcs8) {
        try {
            var keys = Rsa.keys();
            var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pkcs8));
            if (!(keys.generatePrivate(spec) instanceof RSAPrivateCrtKey key)) {
                throw new IllegalArgumentException("This RSA key does not tell its public half.");
            }
            return new KeyPair(
                    keys.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())), key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("This is no RSA key in PKCS #8.", e);
        }
    }
}
