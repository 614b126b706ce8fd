package com.mailboxkit.authentication.dmarc;

import java.util.Locale;
import java.util.Optional;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;

/// Organizational domains by the [public suffix list](https://publicsuffix.org).
public final class OrganizationalDomains {

    private final PublicSuffixMatcher suffixes = PublicSuffixMatcherLoader.getDefault();

    /// The name just below a public suffix; empty for a public suffix itself.
    public Optional<String> of(String domain) {
        return Optional.ofNullable(suffixes.getDomainRoot(domain.toLowerCase(Locale.ROOT)));
    }
}
