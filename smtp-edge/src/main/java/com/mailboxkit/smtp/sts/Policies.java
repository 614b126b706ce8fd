package com.mailboxkit.smtp.sts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mailboxkit.authentication.DnsUnavailableException;
import com.mailboxkit.smtp.dns.MailDns;
import com.mailboxkit.smtp.sts.KnownPolicies.Known;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The policies of domains, as DNS and their servers tell them. A policy that is known holds for as long as it said,
/// also while DNS or the server say nothing: else whoever stands between could take it away.
public final class Policies implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Policies.class);
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63})++");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,32}");

    private final MailDns dns;
    private final PolicyFetcher fetcher;
    private final KnownPolicies known;
    private final Clock clock;
    private final boolean enabled;

    /// The outcomes of fetches, good or not, by domain and id.
    private final Cache<Version, Optional<Policy>> fetched;

    private record Version(String domain, String id) {}

    private Policies(MailDns dns, PolicyFetcher fetcher, KnownPolicies known, StsProperties properties, Clock clock) {
        this.dns = dns;
        this.fetcher = fetcher;
        this.known = known;
        this.clock = clock;
        this.enabled = properties.enabled();
        this.fetched = Caffeine.newBuilder()
                .expireAfterWrite(properties.retryAfter())
                .maximumSize(properties.maxDomains())
                .build();
    }

    /// @param trusted whose word is taken for the names of the servers that show policies
    /// @param allowPrivate whether they may be elsewhere than on the public internet
    /// @param folder of what is remembered
    public static Policies open(
            MailDns dns, StsProperties properties, SSLContext trusted, boolean allowPrivate, Path folder, Clock clock)
            throws IOException {
        return new Policies(
                dns,
                new PolicyFetcher(dns, allowPrivate, properties, trusted),
                new KnownPolicies(folder, properties.maxDomains()),
                properties,
                clock);
    }

    /// May take as long as DNS and the domain's server take.
    ///
    /// @param domain in A-labels
    public Optional<Policy> of(String domain) {
        if (!enabled || !DOMAIN.matcher(domain).matches()) {
            return Optional.empty();
        }
        var before = known.of(domain, clock.instant());
        var id = id(domain);
        boolean isCurrent = id.isEmpty() || before.map(Known::id).equals(id);
        return isCurrent
                ? before.map(Known::policy)
                : fetched.get(new Version(domain, id.get()), this::fetch).or(() -> before.map(Known::policy));
    }

    private Optional<String> id(String domain) {
        try {
            var records = dns.txt("_mta-sts." + domain).stream()
                    .filter(text -> text.startsWith("v=STSv1"))
                    .toList();
            return records.size() == 1 ? idOf(records.getFirst()) : Optional.empty();
        } catch (DnsUnavailableException unknown) {
            return Optional.empty();
        }
    }

    /// Of a record (RFC 8461, section 3.1).
    private static Optional<String> idOf(String record) {
        var fields = record.split(";");
        if (!fields[0].stripTrailing().equals("v=STSv1")) {
            return Optional.empty();
        }
        return Arrays.stream(fields)
                .skip(1)
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2 && field[0].strip().equals("id"))
                .map(field -> field[1].strip())
                .filter(id -> ID.matcher(id).matches())
                .findFirst();
    }

    private Optional<Policy> fetch(Version version) {
        try {
            var policy = fetcher.fetch(version.domain());
            known.put(
                    version.domain(),
                    new Known(version.id(), policy, clock.instant().plus(policy.maxAge())));
            return Optional.of(policy);
        } catch (IOException failure) {
            log.warn("The MTA-STS policy of {} cannot be fetched: {}", version.domain(), failure.toString());
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        fetcher.close();
    }
}
