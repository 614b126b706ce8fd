package com.mailboxkit.kernel.message;

import com.mailboxkit.kernel.Ulid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Tokens in the address of a tracking image, each of a message and one of its recipients, which other parties
/// can neither create nor read. Encrypted with a synthetic initialisation vector, as in [RFC
/// 5297](https://www.rfc-editor.org/rfc/rfc5297): the same recipient gets the same token at every attempt, and
/// a token that was changed in any bit is rejected.
public final class OpenTokens {

    /// In characters, all of which are the same in URLs, in HTML and in quoted-printable.
    public static final int LENGTH = 67;

    private static final int KEY_BYTES = 32;
    private static final int VECTOR_BYTES = 16;
    private static final int NAME_BYTES = Ulid.LENGTH + Long.BYTES;
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec vectorKey;
    private final SecretKeySpec cipherKey;

    /// @param key exactly 32 secret bytes that are used for nothing else
    public OpenTokens(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("open tokens take a key of " + KEY_BYTES + " bytes");
        }
        var both = new SecretKeySpec(key, HMAC);
        vectorKey = new SecretKeySpec(hmac(both, "vector".getBytes(StandardCharsets.US_ASCII)), HMAC);
        cipherKey = new SecretKeySpec(hmac(both, "cipher".getBytes(StandardCharsets.US_ASCII)), "AES");
    }

    /// The message and recipient of a token.
    public record Named(MessageId messageId, RecipientMark recipient) {}

    /// A token of no recipient: the placeholder in the sender's copy.
    public String placeholder(MessageId message) {
        return of(message, "");
    }

    /// @param recipient the envelope address
    public String of(MessageId message, String recipient) {
        byte[] name = ByteBuffer.allocate(NAME_BYTES)
                .put(message.value().getBytes(StandardCharsets.US_ASCII))
                .putLong(RecipientMark.of(recipient).value())
                .array();
        byte[] vector = vector(name);
        byte[] token = ByteBuffer.allocate(VECTOR_BYTES + NAME_BYTES)
                .put(vector)
                .put(cipher(Cipher.ENCRYPT_MODE, vector, name))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /// @return empty for a token that this key did not create
    public Optional<Named> read(String token) {
        if (token.length() != LENGTH) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        byte[] vector = Arrays.copyOf(bytes, VECTOR_BYTES);
        byte[] name = cipher(Cipher.DECRYPT_MODE, vector, Arrays.copyOfRange(bytes, VECTOR_BYTES, bytes.length));
        if (!MessageDigest.isEqual(vector, vector(name))) {
            return Optional.empty();
        }
        var id = new String(name, 0, Ulid.LENGTH, StandardCharsets.US_ASCII);
        long mark = ByteBuffer.wrap(name, Ulid.LENGTH, Long.BYTES).getLong();
        return Optional.of(new Named(new MessageId(id), new RecipientMark(mark)));
    }

    private byte[] vector(byte[] name) {
        return Arrays.copyOf(hmac(vectorKey, name), VECTOR_BYTES);
    }

    private byte[] cipher(int mode, byte[] vector, byte[] bytes) {
        try {
            var cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(mode, cipherKey, new IvParameterSpec(vector));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES", e);
        }
    }

    private static byte[] hmac(SecretKeySpec key, byte[] bytes) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
