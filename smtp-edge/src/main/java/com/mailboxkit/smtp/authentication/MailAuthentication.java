package com.mailboxkit.smtp.authentication;

import com.mailboxkit.authentication.AuthenticationResults;
import com.mailboxkit.authentication.Dns;
import com.mailboxkit.authentication.ReverseName;
import com.mailboxkit.authentication.dkim.ArcChain;
import com.mailboxkit.authentication.dkim.ArcVerifier;
import com.mailboxkit.authentication.dkim.DkimVerifier;
import com.mailboxkit.authentication.dkim.Signatures;
import com.mailboxkit.authentication.dkim.Verification;
import com.mailboxkit.authentication.dmarc.DmarcChecker;
import com.mailboxkit.authentication.dmarc.DmarcResult;
import com.mailboxkit.authentication.dmarc.Policy;
import com.mailboxkit.authentication.spf.SpfChecker;
import com.mailboxkit.authentication.spf.SpfResult;
import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.message.Authentication;
import com.mailboxkit.mime.Addresses;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Finds out who a message is from (SPF, DKIM, DMARC, ARC, iprev), in bounded time whatever DNS does.
public final class MailAuthentication implements AutoCloseable {

    private static final String NONE = "none";
    private static final String PASS = "pass";
    private static final String TEMPERROR = "temperror";

    private final AuthenticationProperties properties;
    private final String hostname;
    private final ContentStore store;
    private final Clock clock;
    private final SpfChecker spf;
    private final DkimVerifier dkim;
    private final ArcVerifier arc;
    private final DmarcChecker dmarc;
    private final ReverseName reverseName;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    /// @param hostname what this host calls itself
    public MailAuthentication(
            AuthenticationProperties properties, String hostname, Dns dns, ContentStore store, Clock clock) {
        this.properties = properties;
        this.hostname = hostname;
        this.store = store;
        this.clock = clock;
        this.spf = new SpfChecker(dns, hostname, clock);
        this.dkim = new DkimVerifier(dns);
        this.arc = new ArcVerifier(dns);
        this.dmarc = new DmarcChecker(dns);
        this.reverseName = new ReverseName(dns);
    }

    /// What was found out, and what is to be done with the message.
    public record Judgement(Authentication authentication, Decision decision) {}

    /// What is to be done with a message. Where the policy is to monitor, each is taken.
    public enum Decision {
        TAKE,
        /// The domain in From asks for its refusal.
        REFUSE_DISOWNED,
        /// There is no From that could be true, or more than one, of which any could be shown.
        REFUSE_WITHOUT_FROM,
        /// DNS took too long, as the servers of who sends may do on purpose.
        DEFER
    }

    /// @throws IOException where the message cannot be read
    public Judgement judge(Sender sender) throws IOException, InterruptedException {
        if (sender.isOurs()) {
            return taken(ours(sender));
        }
        if (properties.isUnchecked(sender.client())) {
            return taken(new Authentication(NONE, NONE, NONE, NONE, hostname + "; " + NONE));
        }
        var check = workers.submit(() -> check(sender));
        try {
            return check.get(properties.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            check.cancel(true);
            return new Judgement(unfinished(), isEnforced() ? Decision.DEFER : Decision.TAKE);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            throw new IllegalStateException("A message could not be checked", failure.getCause());
        }
    }

    private static Judgement taken(Authentication authentication) {
        return new Judgement(authentication, Decision.TAKE);
    }

    private boolean isEnforced() {
        return properties.policy() == AuthenticationProperties.Policy.ENFORCE;
    }

    private Authentication ours(Sender sender) {
        var results = new AuthenticationResults(hostname).add("auth", PASS, null, "smtp.mailfrom", sender.mailFrom());
        return new Authentication(PASS, NONE, PASS, NONE, results.toString());
    }

    private Authentication unfinished() {
        var results = new AuthenticationResults(hostname);
        for (var method : List.of("spf", "dkim", "dmarc", "iprev")) {
            results.add(method, TEMPERROR, null, "", null);
        }
        return new Authentication(TEMPERROR, TEMPERROR, TEMPERROR, TEMPERROR, results.toString());
    }

    private Judgement check(Sender sender) throws IOException {
        var spfResult = spf.check(sender.client(), sender.mailFrom(), sender.helo());
        Signatures signatures;
        try (var message = store.read(sender.raw())) {
            signatures = dkim.verify(message, clock.instant());
        }
        var fromDomains = fromDomains(sender, signatures);
        var dmarcResult = dmarc.check(fromDomains, spfResult, signatures.all());
        var chain = signatures.isSealed() ? chain(sender) : ArcChain.NONE;
        var iprev = reverseName.check(sender.client()).wire();
        var authentication = new Authentication(
                spfResult.verdict().wire(),
                summary(signatures.all()),
                dmarcResult.verdict().wire(),
                iprev,
                results(sender, spfResult, signatures.all(), dmarcResult, chain, iprev));
        return new Judgement(authentication, decision(fromDomains, dmarcResult, chain));
    }

    private ArcChain chain(Sender sender) throws IOException {
        try (var message = store.read(sender.raw())) {
            return arc.verify(message);
        }
    }

    private Decision decision(List<String> fromDomains, DmarcResult result, ArcChain chain) {
        if (!isEnforced()) {
            return Decision.TAKE;
        }
        if (fromDomains.size() != 1) {
            return Decision.REFUSE_WITHOUT_FROM;
        }
        boolean isDisowned = result.verdict() == DmarcResult.Verdict.FAIL && result.policy() == Policy.REJECT;
        return isDisowned && !isVouchedFor(chain) ? Decision.REFUSE_DISOWNED : Decision.TAKE;
    }

    /// Whether the message passed DMARC before those handed it on whom the operator trusts, and nobody else.
    private boolean isVouchedFor(ArcChain chain) {
        return chain.verdict() == ArcChain.Verdict.PASS
                && chain.foundDmarcPass()
                && properties.trustedSealers().containsAll(chain.sealers());
    }

    /// Of everybody who could be shown as the author.
    ///
    /// @return empty where there is not exactly one From
    private static List<String> fromDomains(Sender sender, Signatures signatures) {
        return signatures.fromFields() == 1
                ? sender.authors().stream().map(Addresses::domain).distinct().toList()
                : List.of();
    }

    private static String summary(List<Verification> signatures) {
        if (signatures.isEmpty()) {
            return NONE;
        }
        return signatures.stream().anyMatch(Verification::isPass)
                ? PASS
                : signatures.getFirst().outcome().wire();
    }

    private String results(
            Sender sender,
            SpfResult spfResult,
            List<Verification> signatures,
            DmarcResult dmarcResult,
            ArcChain chain,
            String iprev) {
        var results = new AuthenticationResults(hostname);
        boolean hasSender = !sender.mailFrom().isEmpty();
        results.add(
                "spf",
                spfResult.verdict().wire(),
                spfResult.reason(),
                hasSender ? "smtp.mailfrom" : "smtp.helo",
                hasSender ? sender.mailFrom() : sender.helo());
        if (signatures.isEmpty()) {
            results.add("dkim", NONE, null, "", null);
        }
        for (var signature : signatures) {
            results.add("dkim", signature.outcome().wire(), signature.reason(), "header.d", signature.domain());
        }
        results.add("dmarc", dmarcResult.verdict().wire(), dmarcResult.reason(), "header.from", dmarcResult.domain());
        if (chain.verdict() != ArcChain.Verdict.NONE) {
            var remote = sender.client().getHostAddress();
            results.add("arc", chain.verdict().wire(), chain.reason(), "smtp.remote-ip", remote);
        }
        return results.add("iprev", iprev, null, "policy.iprev", sender.client().getHostAddress())
                .toString();
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
