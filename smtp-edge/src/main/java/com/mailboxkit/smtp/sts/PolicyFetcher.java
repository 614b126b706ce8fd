package com.mailboxkit.smtp.sts;

import com.mailboxkit.authentication.DnsUnavailableException;
import com.mailboxkit.kernel.net.PrivateAddresses;
import com.mailboxkit.smtp.dns.MailDns;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.util.Timeout;

/// Fetches policies over HTTPS (RFC 8461, section 3.3). Who sends mail chooses the domain, so only addresses on the
/// public internet are dialled, and what is dialled is what was checked.
final class PolicyFetcher implements AutoCloseable {

    private static final int MAX_SIZE = 64 * 1024; // bytes
    private static final String PLAIN = "text/plain";

    private final MailDns dns;
    private final boolean allowPrivate;
    private final int port;
    private final long timeoutMillis;
    private final CloseableHttpClient http;

    /// @param allowPrivate whether addresses may be dialled that are not on the public internet
    PolicyFetcher(MailDns dns, boolean allowPrivate, StsProperties properties, SSLContext trusted) {
        this.dns = dns;
        this.allowPrivate = allowPrivate;
        this.port = properties.port();
        this.timeoutMillis = properties.timeout().toMillis();
        var patience = Timeout.ofMilliseconds(timeoutMillis);
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedAddresses())
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(trusted))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(patience)
                                .setSocketTimeout(patience)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(patience).build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .build();
    }

    /// @param domain in A-labels
    /// @throws IOException where there is no policy to be had now
    Policy fetch(String domain) throws IOException {
        var get = new HttpGet("https://mta-sts.%s:%d/.well-known/mta-sts.txt".formatted(domain, port));
        var alarm = CompletableFuture.delayedExecutor(timeoutMillis, TimeUnit.MILLISECONDS);
        var end = CompletableFuture.runAsync(get::cancel, alarm);
        try {
            return http.execute(get, PolicyFetcher::read)
                    .orElseThrow(() -> new IOException("What " + get.getRequestUri() + " shows is no policy"));
        } finally {
            end.cancel(false);
        }
    }

    private static Optional<Policy> read(ClassicHttpResponse response) throws IOException {
        var body = response.getEntity();
        if (response.getCode() != HttpStatus.SC_OK || body == null) {
            throw new IOException("The server of the policy answers " + response.getCode());
        }
        var type = String.valueOf(body.getContentType());
        if (!type.toLowerCase(Locale.ROOT).startsWith(PLAIN)) {
            throw new IOException("The policy is not " + PLAIN + " but " + type);
        }
        try (var content = body.getContent()) {
            var bytes = content.readNBytes(MAX_SIZE + 1);
            if (bytes.length > MAX_SIZE) {
                throw new IOException("The policy is larger than " + MAX_SIZE + " bytes");
            }
            return Policy.parse(new String(bytes, StandardCharsets.US_ASCII));
        }
    }

    /// Names are looked up where the platform asks about mail.
    private final class CheckedAddresses implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            List<InetAddress> found = new ArrayList<>();
            try {
                found.addAll(dns.addresses(host, false));
                found.addAll(dns.addresses(host, true));
            } catch (DnsUnavailableException broken) {
                throw new UnknownHostException(broken.getMessage());
            }
            var allowed = found.stream()
                    .filter(address -> allowPrivate || !PrivateAddresses.contains(address))
                    .toArray(InetAddress[]::new);
            if (allowed.length == 0) {
                throw new UnknownHostException(host + " has no address on the public internet");
            }
            return allowed;
        }

        @Override
        public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
            return List.of(resolve(host)).stream()
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
