package com.mailboxkit.web.idempotency;

import com.mailboxkit.web.PlatformSecret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts outcomes, since some show what nobody else may see: an API key, the secret of a webhook. The cipher's key
/// is made of the platform's secret and of the `Idempotency-Key`, which is not stored: who holds the database, or the
/// secret as well, reads none of them. AES-256-GCM (NIST SP 800-38D).
final class OutcomeCipher {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PlatformSecret secret;

    OutcomeCipher(PlatformSecret secret) {
        this.secret = secret;
    }

    /// What only this platform can draw from a record's seed.
    byte[] secretSeed(String seed) {
        return derive("idempotent chance", seed, "");
    }

    byte[] encrypt(Outcome outcome, String seed, IdempotencyKey key) {
        try {
            var nonce = new byte[NONCE_BYTES];
            RANDOM.nextBytes(nonce);
            byte[] text = cipher(Cipher.ENCRYPT_MODE, nonce, seed, key).doFinal(outcome.format());
            return ByteBuffer.allocate(nonce.length + text.length)
                    .put(nonce)
                    .put(text)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /// @throws IllegalStateException where it was encrypted with another platform's secret
    Outcome decrypt(byte[] encrypted, String seed, IdempotencyKey key) {
        try {
            var bytes = ByteBuffer.wrap(encrypted);
            var nonce = new byte[NONCE_BYTES];
            bytes.get(nonce);
            var text = new byte[bytes.remaining()];
            bytes.get(text);
            return Outcome.parse(cipher(Cipher.DECRYPT_MODE, nonce, seed, key).doFinal(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a kept outcome is of another platform: do all nodes have one secret?", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String seed, IdempotencyKey key) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(ALGORITHM);
        byte[] cipherKey = derive("idempotent outcome", seed, key.value());
        cipher.init(mode, new SecretKeySpec(cipherKey, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private byte[] derive(String purpose, String seed, String more) {
        String text = "%s\n%s\n%s".formatted(purpose, seed, more);
        return HexFormat.of().parseHex(secret.sign(text));
    }
}
