package com.mailboxkit.authentication.dkim;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;

/// RSA by the Amazon Corretto Crypto Provider where its native library can be loaded, which signs in less than
/// a third of Java's time; otherwise by Java.
final class Rsa {

    private static final String SIGNATURE = "SHA256withRSA"; // RFC 8301, section 3.1

    private static final Provider PROVIDER = provider();

    private Rsa() {}

    private static Provider provider() {
        try {
            var corretto = AmazonCorrettoCryptoProvider.INSTANCE;
            return corretto.getLoadingError() == null
                    ? corretto
                    : Signature.getInstance(SIGNATURE).getProvider();
        } catch (NoSuchAlgorithmException e) {
            throw everyPlatformHasRsa(e);
        }
    }

    static Signature signature() {
        try {
            return Signature.getInstance(SIGNATURE, PROVIDER);
        } catch (NoSuchAlgorithmException e) {
            throw everyPlatformHasRsa(e);
        }
    }

    static KeyPairGenerator generator() {
        try {
            return KeyPairGenerator.getInstance("RSA", PROVIDER);
        } catch (NoSuchAlgorithmException e) {
            throw everyPlatformHasRsa(e);
        }
    }

    static KeyFactory keys() {
        try {
            return KeyFactory.getInstance("RSA", PROVIDER);
        } catch (NoSuchAlgorithmException e) {
            throw everyPlatformHasRsa(e);
        }
    }

    private static IllegalStateException everyPlatformHasRsa(NoSuchAlgorithmException e) {
        return new IllegalStateException("every Java platform has RSA", e);
    }
}
