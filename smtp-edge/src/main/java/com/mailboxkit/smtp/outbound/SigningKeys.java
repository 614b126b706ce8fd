package com.mailboxkit.smtp.outbound;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mailboxkit.authentication.dkim.RsaKeys;
import com.mailboxkit.authentication.dkim.SigningKey;
import com.mailboxkit.kernel.domain.MailDomainQuery.FindSigningDomain;
import com.mailboxkit.kernel.domain.MailDomainQuery.KnownMailDomain;
import com.mailboxkit.kernel.secret.SecretBox;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;

/// The keys of domains: of the platform's own, and of those that organizations have verified. What was found is
/// believed for a minute.
final class SigningKeys {

    private static final Duration BELIEVED = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final SigningKey agentDomain;
    private final QueryGateway queries;
    private final SecretBox box;
    private final AsyncCache<String, Optional<SigningKey>> known = Caffeine.newBuilder()
            .expireAfterWrite(BELIEVED)
            .maximumSize(REMEMBERED)
            .buildAsync();

    /// @param agentDomain the key of the platform's own domain
    /// @param box in which the keys of organizations lie
    SigningKeys(SigningKey agentDomain, QueryGateway queries, SecretBox box) {
        this.agentDomain = agentDomain;
        this.queries = queries;
        this.box = box;
    }

    /// @param domain in lower case, in A-labels
    CompletableFuture<Optional<SigningKey>> of(String domain) {
        return domain.equals(agentDomain.domain())
                ? CompletableFuture.completedFuture(Optional.of(agentDomain))
                : known.get(domain, (name, executor) -> ask(name));
    }

    private CompletableFuture<Optional<SigningKey>> ask(String domain) {
        return queries.query(new FindSigningDomain(domain), ResponseTypes.optionalInstanceOf(KnownMailDomain.class))
                .thenApply(found -> found.map(this::open));
    }

    private SigningKey open(KnownMailDomain domain) {
        var key = domain.key();
        var privateKey = box.open(key.sealedPrivateKey(), domain.domainId().value());
        return new SigningKey(domain.name(), key.selector(), RsaKeys.read(privateKey));
    }
}
