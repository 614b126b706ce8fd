package com.mailboxkit.authentication.dkim;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/// The keys that sign mail, in text form.
public final class RsaKeys {

    private static final int BITS = 2048; // RFC 8301, section 3.2

    private static final int SEQUENCE = 0x30;
    private static final int BIT_STRING = 0x03;

    /// The AlgorithmIdentifier `rsaEncryption` (RFC 3279, section 2.3.1).
    private static final byte[] RSA_ENCRYPTION = HexFormat.of().parseHex("300d06092a864886f70d0101010500");

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

    /// Parses both forms that domains publish, in Java since the input is untrusted: SubjectPublicKeyInfo, and
    /// a bare RSAPublicKey (RFC 8017, appendix A.1.1).
    ///
    /// @throws GeneralSecurityException where it is neither
    static RSAPublicKey readPublic(byte[] der) throws GeneralSecurityException {
        var keys = KeyFactory.getInstance("RSA");
        try {
            return (RSAPublicKey) keys.generatePublic(new X509EncodedKeySpec(der));
        } catch (InvalidKeySpecException notOfTheFirstForm) {
            return (RSAPublicKey) keys.generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo(der)));
        }
    }

    /// Converts the bare form to SubjectPublicKeyInfo, which Java reads: a sequence of the algorithm and of a
    /// bit string.
    private static byte[] subjectPublicKeyInfo(byte[] rsaPublicKey) {
        var bits = der(
                BIT_STRING,
                ByteBuffer.allocate(1 + rsaPublicKey.length)
                        .put((byte) 0) // no unused bits
                        .put(rsaPublicKey)
                        .array());
        return der(
                SEQUENCE,
                ByteBuffer.allocate(RSA_ENCRYPTION.length + bits.length)
                        .put(RSA_ENCRYPTION)
                        .put(bits)
                        .array());
    }

    /// A value of less than 64 KiB in DER (X.690, section 8.1), with its length in at most two octets.
    private static byte[] der(int tag, byte[] value) {
        var der = new ByteArrayOutputStream(value.length + 4);
        der.write(tag);
        if (value.length > 0xff) {
            der.write(0x82);
            der.write(value.length >> 8);
        } else if (value.length > 0x7f) {
            der.write(0x81);
        }
        der.write(value.length);
        der.writeBytes(value);
        return der.toByteArray();
    }

    /// PKCS #8 in base64.
    public static String privateKey(KeyPair pair) {
        return Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
    }

    /// A private key with its public half.
    ///
    /// @param pkcs8 in base64
    /// @throws IllegalArgumentException where it is not an RSA key, or lacks its public half
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
