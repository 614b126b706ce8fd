package com.mailboxkit.authentication.dkim;

import com.mailboxkit.authentication.TxtRecords;
import com.mailboxkit.authentication.dkim.ArcChain.Verdict;
import com.mailboxkit.authentication.dkim.Verification.Outcome;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Validates the chain of forwarders that sealed a message (RFC 8617, section 5.2).
public final class ArcVerifier {

    private static final int MAX_SETS = 50; // section 4.2.1
    private static final String RESULTS = "arc-authentication-results";
    private static final String MESSAGE = "arc-message-signature";
    private static final String SEAL = "arc-seal";

    private final TxtRecords dns;

    public ArcVerifier(TxtRecords dns) {
        this.dns = dns;
    }

    /// The fields that one of them added.
    private record ArcSet(HeaderField results, HeaderField message, HeaderField seal) {}

    /// Reads the message at most once, whatever its size.
    public ArcChain verify(InputStream message) throws IOException {
        var octets = new BufferedInputStream(message);
        try {
            var header = HeaderFields.read(octets);
            var sets = sets(header);
            if (sets.isEmpty()) {
                return ArcChain.NONE;
            }
            checkStates(sets);
            checkMessage(sets.getLast(), header, octets);
            var sealers = new ArrayList<String>();
            for (int count = sets.size(); count > 0; count--) {
                sealers.addFirst(checkSeal(sets.subList(0, count)));
            }
            return new ArcChain(
                    Verdict.PASS, sealers, foundDmarcPass(sets.getFirst().results()), null);
        } catch (SignatureException fault) {
            var verdict = fault.outcome() == Outcome.TEMPERROR ? Verdict.TEMPERROR : Verdict.FAIL;
            return new ArcChain(verdict, List.of(), false, fault.getMessage());
        }
    }

    private static List<ArcSet> sets(HeaderFields header) throws SignatureException {
        var results = byInstance(header, RESULTS);
        var messages = byInstance(header, MESSAGE);
        var seals = byInstance(header, SEAL);
        var sets = new ArrayList<ArcSet>();
        for (int instance = 1; instance <= seals.size(); instance++) {
            var result = results.get(instance);
            var message = messages.get(instance);
            var seal = seals.get(instance);
            if (result == null || message == null || seal == null) {
                throw SignatureException.failed("the chain lacks a field of instance " + instance);
            }
            sets.add(new ArcSet(result, message, seal));
        }
        if (results.size() != sets.size() || messages.size() != sets.size()) {
            throw SignatureException.failed("the chain has fields without a seal");
        }
        return sets;
    }

    private static Map<Integer, HeaderField> byInstance(HeaderFields header, String name) throws SignatureException {
        var fields = header.all(name);
        if (fields.size() > MAX_SETS) {
            throw SignatureException.failed("the chain is longer than " + MAX_SETS);
        }
        var byInstance = new TreeMap<Integer, HeaderField>();
        for (var field : fields) {
            int instance = instance(field);
            if (byInstance.put(instance, field) != null) {
                throw SignatureException.failed("the chain has a field of instance " + instance + " twice");
            }
        }
        return byInstance;
    }

    private static int instance(HeaderField field) throws SignatureException {
        var value = field.name().equals(RESULTS)
                ? TagList.parse(field.value().split(";", 2)[0]).require("i")
                : TagList.parse(field.value()).require("i");
        try {
            int instance = Integer.parseInt(value);
            if (instance >= 1 && instance <= MAX_SETS) {
                return instance;
            }
        } catch (NumberFormatException noNumber) {
            // reported below
        }
        throw SignatureException.failed("an instance of the chain is no number from 1 to " + MAX_SETS);
    }

    /// Each states that the chain before it was valid; the first one, that there was none.
    private static void checkStates(List<ArcSet> sets) throws SignatureException {
        for (int i = 0; i < sets.size(); i++) {
            var state = TagList.parse(sets.get(i).seal().value()).require("cv").toLowerCase(Locale.ROOT);
            if (!state.equals(i == 0 ? "none" : "pass")) {
                throw SignatureException.failed("the seal of instance %d says cv=%s".formatted(i + 1, state));
            }
        }
    }

    private void checkMessage(ArcSet newest, HeaderFields header, InputStream octets)
            throws SignatureException, IOException {
        var signature = DkimSignature.ofArcMessage(
                newest.message(), TagList.parse(newest.message().value()));
        if (signature.signed().contains(SEAL)) {
            throw SignatureException.failed("the signature of the message covers a seal");
        }
        var body = new BodyHash(signature.bodyForm());
        BodyHash.read(octets, List.of(body));
        if (!MessageDigest.isEqual(body.finish(), signature.bodyHash())) {
            throw SignatureException.failed("the body was changed since the last seal");
        }
        var input = HeaderHash.input(signature.headerForm(), header.signed(signature.signed()), signature.field());
        var key = PublicKeyRecord.find(dns, signature.selector(), signature.domain());
        if (!key.keyType().equals(signature.keyType()) || !key.verifies(input, signature.signature())) {
            throw SignatureException.failed("the header was changed since the last seal");
        }
    }

    /// @param sets up to the one whose seal is verified
    /// @return the domain of the seal
    private String checkSeal(List<ArcSet> sets) throws SignatureException {
        var seal = sets.getLast().seal();
        var tags = TagList.parse(seal.value());
        if (tags.get("h").isPresent()) {
            throw SignatureException.failed("a seal names header fields"); // section 4.1.3
        }
        var domain = tags.require("d").toLowerCase(Locale.ROOT);
        var signature = DkimSignature.base64(tags, "b");
        var keyType = DkimSignature.keyType(tags.require("a"));
        var key = PublicKeyRecord.find(dns, tags.require("s"), domain);
        if (!key.keyType().equals(keyType) || !key.verifies(sealed(sets), signature)) {
            throw SignatureException.failed("the seal of %s is not valid".formatted(domain));
        }
        return domain;
    }

    private static byte[] sealed(List<ArcSet> sets) {
        var fields = new ArrayList<HeaderField>();
        for (var set : sets) {
            fields.add(set.results());
            fields.add(set.message());
            fields.add(set.seal());
        }
        var seal = fields.removeLast();
        return HeaderHash.input(Canonicalization.RELAXED, fields, seal);
    }

    private static boolean foundDmarcPass(HeaderField results) {
        for (var part : results.value().split(";", -1)) {
            var words = part.strip().toLowerCase(Locale.ROOT).split("[\\s(]", 2);
            if (words[0].equals("dmarc=pass")) {
                return true;
            }
        }
        return false;
    }
}
