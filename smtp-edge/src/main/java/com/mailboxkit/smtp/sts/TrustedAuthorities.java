package com.mailboxkit.smtp.sts;

import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/// Whose certificates prove a name.
public final class TrustedAuthorities {

    private TrustedAuthorities() {}

    /// @param location of a PEM file; empty for those that Java believes
    /// @throws IllegalStateException where it cannot be used
    public static SSLContext context(String location) {
        try {
            return location.isEmpty()
                    ? SSLContext.getDefault()
                    : SslBundle.of(new PemSslStoreBundle(null, PemSslStoreDetails.forCertificate(location)))
                            .createSslContext();
        } catch (NoSuchAlgorithmException | RuntimeException unusable) {
            throw new IllegalStateException(
                    "mailboxkit.delivery.mta-sts.certificates cannot be used: " + location, unusable);
        }
    }
}
