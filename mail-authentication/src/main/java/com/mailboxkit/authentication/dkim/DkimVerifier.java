package com.mailboxkit.authentication.dkim;

import com.mailboxkit.authentication.TxtRecords;
import com.mailboxkit.authentication.dkim.Verification.Outcome;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Verifies the signatures of messages (RFC 6376, section 6).
public final class DkimVerifier {

    private static final int MAX_SIGNATURES = 10; // section 6.1 lets a verifier stop

    private final TxtRecords dns;

    public DkimVerifier(TxtRecords dns) {
        this.dns = dns;
    }

    /// A signature in progress: what is wrong with it, or what its verification still needs.
    private record Candidate(
            @Nullable String domain,
            @Nullable String selector,
            @Nullable DkimSignature signature,
            @Nullable BodyHash body,
            @Nullable SignatureException fault) {}

    /// Reads the message once, whatever its size.
    ///
    public Signatures verify(InputStream message, Instant now) throws IOException {
        var octets = new BufferedInputStream(message);
        HeaderFields header;
        try {
            header = HeaderFields.read(octets);
        } catch (SignatureException tooLarge) {
            var fault = new Verification(tooLarge.outcome(), null, null, tooLarge.getMessage());
            return new Signatures(List.of(fault), 0, false);
        }
        var candidates = header.all("dkim-signature").stream()
                .limit(MAX_SIGNATURES)
                .map(field -> candidate(field, now))
                .toList();
        var bodies = new ArrayList<BodyHash>();
        candidates.forEach(candidate -> {
            if (candidate.body() != null) {
                bodies.add(candidate.body());
            }
        });
        if (!bodies.isEmpty()) {
            BodyHash.read(octets, bodies);
        }
        var all = candidates.stream()
                .map(candidate -> verification(candidate, header))
                .toList();
        return new Signatures(
                all, header.all("from").size(), !header.all("arc-seal").isEmpty());
    }

    private static Candidate candidate(HeaderField field, Instant now) {
        String domain = null;
        String selector = null;
        try {
            var tags = TagList.parse(field.value());
            domain = tags.get("d").orElse(null);
            selector = tags.get("s").orElse(null);
            var signature = DkimSignature.parse(field, tags, now);
            return new Candidate(domain, selector, signature, new BodyHash(signature.bodyForm()), null);
        } catch (SignatureException fault) {
            return new Candidate(domain, selector, null, null, fault);
        }
    }

    private Verification verification(Candidate candidate, HeaderFields header) {
        try {
            if (candidate.fault() != null) {
                throw candidate.fault();
            }
            if (candidate.signature() != null && candidate.body() != null) {
                check(candidate.signature(), candidate.body().finish(), header);
            }
            return new Verification(Outcome.PASS, candidate.domain(), candidate.selector(), null);
        } catch (SignatureException fault) {
            return new Verification(fault.outcome(), candidate.domain(), candidate.selector(), fault.getMessage());
        }
    }

    private void check(DkimSignature signature, byte[] bodyHash, HeaderFields header) throws SignatureException {
        var key = PublicKeyRecord.find(dns, signature.selector(), signature.domain());
        if (!key.keyType().equals(signature.keyType())) {
            throw SignatureException.permanent("the key is of another type than the signature");
        }
        if (key.isStrict() && !signature.agentDomain().equals(signature.domain())) {
            throw SignatureException.permanent("the key is not for agents of subdomains");
        }
        if (!MessageDigest.isEqual(bodyHash, signature.bodyHash())) {
            throw SignatureException.failed("the body was changed");
        }
        var input = HeaderHash.input(signature.headerForm(), header.signed(signature.signed()), signature.field());
        if (!key.verifies(input, signature.signature())) {
            throw SignatureException.failed("the header was changed, or the key is another one");
        }
    }
}
