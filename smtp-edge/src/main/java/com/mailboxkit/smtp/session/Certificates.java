package com.mailboxkit.smtp.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.util.ResourceUtils;

/// What STARTTLS shows: the operator's certificate as it lies in its files now, so that a renewed one needs no restart;
/// without files, one that is made once. Files that cannot be used, perhaps because they are being written, change
/// nothing.
public final class Certificates implements Supplier<SSLContext> {

    private static final Logger log = LoggerFactory.getLogger(Certificates.class);
    private static final byte[] PROBE = {1};

    /// What tells a file from the one that was there before.
    private record Stamp(
            FileTime changed, long size, @Nullable Object inode) {}

    private final List<String> files;
    private List<Stamp> seen;
    private SSLContext context;

    /// Both locations or none.
    ///
    /// @param certificate location of a PEM file with the chain, the server's own first, for example `file:/etc/…`
    /// @param privateKey location of its PKCS #8 key in PEM, not encrypted
    /// @param hostname for a certificate that is made here
    /// @throws IllegalStateException where a file is missing, is not PEM, or the key is another certificate's
    public Certificates(String certificate, String privateKey, String hostname, Clock clock) {
        if (certificate.isEmpty() != privateKey.isEmpty()) {
            throw new IllegalStateException(
                    "mailboxkit.smtp.tls needs both certificate and private-key, or neither of them");
        }
        files = certificate.isEmpty() ? List.of() : List.of(certificate, privateKey);
        if (files.isEmpty()) {
            seen = List.of();
            context = context(
                    SelfSignedCertificate.make(hostname, clock.instant()).keyStore());
        } else {
            seen = stamps();
            context = load();
        }
    }

    @Override
    public synchronized SSLContext get() {
        var now = files.isEmpty() ? seen : stampsOrNone();
        if (!now.equals(seen)) {
            seen = now;
            try {
                context = load();
                log.info("STARTTLS has taken the changed certificate in {}", files.getFirst());
            } catch (IllegalStateException unusable) {
                log.warn("STARTTLS stays with the certificate it has: {}", unusable.toString());
            }
        }
        return context;
    }

    private List<Stamp> stampsOrNone() {
        try {
            return stamps();
        } catch (IllegalStateException beingReplaced) {
            return List.of();
        }
    }

    private List<Stamp> stamps() {
        return files.stream().map(Certificates::stamp).toList();
    }

    private static Stamp stamp(String location) {
        try {
            var file = Path.of(ResourceUtils.getURL(location).toURI());
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException | URISyntaxException | RuntimeException unreadable) {
            throw new IllegalStateException(location + " cannot be read", unreadable);
        }
    }

    private SSLContext load() {
        var pem = PemSslStoreDetails.forCertificate(files.getFirst()).withPrivateKey(files.getLast());
        try {
            var bundle = new PemSslStoreBundle(pem, null);
            var store = Objects.requireNonNull(bundle.getKeyStore(), "there is a certificate");
            var alias = store.aliases().nextElement();
            checkPair(
                    (PrivateKey) store.getKey(alias, null),
                    store.getCertificate(alias).getPublicKey());
            return context(bundle);
        } catch (GeneralSecurityException | UncheckedIOException | ClassCastException unusable) {
            throw new IllegalStateException(files.getFirst() + " cannot be used", unusable);
        }
    }

    /// A key of another certificate would break every handshake.
    private static void checkPair(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
        var algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm(); // EdDSA is both
        };
        var signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(PROBE);
        var signed = signature.sign();
        signature.initVerify(certified);
        signature.update(PROBE);
        if (!signature.verify(signed)) {
            throw new GeneralSecurityException("The private key is another certificate's");
        }
    }

    private static SSLContext context(SslStoreBundle keys) {
        return SslBundle.of(keys).createSslContext();
    }
}
