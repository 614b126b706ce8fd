package com.mailboxkit.kernel.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts secrets that must be kept, such as those that sign webhooks, so that neither events nor rows show
/// them. AES-256-GCM (NIST SP 800-38D).
public final class SecretBox {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    /// @param key exactly 32 secret bytes that are used for nothing else
    public SecretBox(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a secret box takes a key of " + KEY_BYTES + " bytes");
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    /// @param owner what the secret belongs to; it cannot be opened for anything else
    public String seal(String secret, String owner) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, owner).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /// @throws IllegalArgumentException where it was sealed with another key, for another owner, or was changed
    public String open(String sealed, String owner) {
        var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
        if (bytes.remaining() < NONCE_BYTES) {
            throw new IllegalArgumentException("this was not sealed here");
        }
        var nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        var text = new byte[bytes.remaining()];
        bytes.get(text);
        try {
            return new String(cipher(Cipher.DECRYPT_MODE, nonce, owner).doFinal(text), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this was sealed with another key: do all nodes have one secret?", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String owner) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
