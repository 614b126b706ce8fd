package com.mailboxkit.smtp.sts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers policies over restarts, in a file for each domain: who could make us forget one could have the mail
/// unencrypted.
final class KnownPolicies {

    private static final Logger log = LoggerFactory.getLogger(KnownPolicies.class);
    private static final String SUFFIX = ".policy";

    private final Path folder;
    private final Cache<String, Known> known;

    /// @param id what the domain's TXT record calls it
    record Known(String id, Policy policy, Instant until) {}

    KnownPolicies(Path folder, int maxDomains) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.known = Caffeine.newBuilder()
                .maximumSize(maxDomains)
                .<String, Known>evictionListener((domain, policy, cause) -> delete(String.valueOf(domain)))
                .build();
        try (var files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (var file : files) {
                var name = file.getFileName().toString();
                read(file).ifPresent(policy -> known.put(name.substring(0, name.length() - SUFFIX.length()), policy));
            }
        }
    }

    /// @param domain in A-labels and lower case
    Optional<Known> of(String domain, Instant now) {
        return Optional.ofNullable(known.getIfPresent(domain))
                .filter(policy -> policy.until().isAfter(now));
    }

    void put(String domain, Known policy) {
        known.put(domain, policy);
        var text = "%s\n%s\n%s"
                .formatted(policy.id(), policy.until(), policy.policy().text());
        try {
            var written = Files.writeString(Files.createTempFile(folder, "new", ""), text);
            Files.move(written, file(domain), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException full) {
            log.warn("The MTA-STS policy of {} is remembered until the next start only", domain, full);
        }
    }

    private static Optional<Known> read(Path file) throws IOException {
        var lines = Files.readString(file).split("\n", 3);
        try {
            return lines.length < 3
                    ? Optional.empty()
                    : Policy.parse(lines[2]).map(policy -> new Known(lines[0], policy, Instant.parse(lines[1])));
        } catch (DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    private void delete(String domain) {
        try {
            Files.deleteIfExists(file(domain));
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }

    /// Domains come from DNS names here, which have no slashes.
    private Path file(String domain) {
        return folder.resolve(domain + SUFFIX);
    }
}
