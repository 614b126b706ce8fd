package com.mailboxkit.smtp.inbound;

import com.mailboxkit.smtp.inbound.InboundProperties.Tls;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/// A key and a certificate that it signed itself, for a STARTTLS that has been given none. Nobody can verify it, and
/// between mail servers nobody tries.
record ServerCertificate(PrivateKey key, X509Certificate certificate) {

    private static final int VALID_DAYS = 3650;
    private static final int SERIAL_BITS = 128;

    /// What STARTTLS shows: the operator's certificate, else one made now.
    ///
    /// @throws IllegalStateException where a file is missing or is not PEM
    static SSLContext context(Tls tls, String hostname, Instant now) {
        if (tls.certificate().isEmpty() != tls.privateKey().isEmpty()) {
            throw new IllegalStateException(
                    "mailboxkit.smtp.tls needs both certificate and private-key, or neither of them");
        }
        if (tls.certificate().isEmpty()) {
            return context(selfSigned(hostname, now).keyStore());
        }
        var files = PemSslStoreDetails.forCertificate(tls.certificate()).withPrivateKey(tls.privateKey());
        return context(new PemSslStoreBundle(files, null));
    }

    private static SSLContext context(SslStoreBundle keys) {
        return SslBundle.of(keys).createSslContext();
    }

    static ServerCertificate selfSigned(String hostname, Instant now) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var keys = generator.generateKeyPair();
            var name = new X500NameBuilder().addRDN(BCStyle.CN, hostname).build();
            var names = new GeneralNames(new GeneralName(GeneralName.dNSName, hostname));
            var certificate = new JcaX509v3CertificateBuilder(
                            name,
                            new BigInteger(SERIAL_BITS, new SecureRandom()),
                            Date.from(now.minus(1, ChronoUnit.DAYS)),
                            Date.from(now.plus(VALID_DAYS, ChronoUnit.DAYS)),
                            name,
                            keys.getPublic())
                    .addExtension(Extension.subjectAlternativeName, false, names)
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
            return new ServerCertificate(
                    keys.getPrivate(), new JcaX509CertificateConverter().getCertificate(certificate));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException impossible) {
            throw new IllegalStateException("No certificate could be made for " + hostname, impossible);
        }
    }

    private SslStoreBundle keyStore() {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key, new char[0], new Certificate[] {certificate});
            return SslStoreBundle.of(store, "", null);
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("A key store in memory failed", impossible);
        }
    }
}
