package com.mailboxkit.authentication.dkim;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// A `DKIM-Signature` field that can be verified (RFC 6376, section 3.5).
record DkimSignature(
        HeaderField field,
        String keyType,
        Canonicalization headerForm,
        Canonicalization bodyForm,
        String domain,
        String agentDomain,
        String selector,
        List<String> signed,
        byte[] bodyHash,
        byte[] signature) {

    /// The largest legitimate headers have some dozens of fields.
    private static final int MAX_SIGNED = 1_000;

    static DkimSignature parse(HeaderField field, TagList tags, Instant now) throws SignatureException {
        if (!tags.require("v").equals("1")) {
            throw SignatureException.permanent("the signature is of another version");
        }
        var forms = tags.get("c").orElse("simple/simple").split("/", 2);
        var domain = tags.require("d").toLowerCase(Locale.ROOT);
        var signed = tags.list("h");
        if (!signed.contains("from")) {
            throw SignatureException.permanent("the signature does not cover From");
        }
        if (signed.size() > MAX_SIGNED) {
            throw SignatureException.permanent("the signature names more than " + MAX_SIGNED + " fields");
        }
        if (!tags.get("q").orElse("dns/txt").contains("dns/txt")) {
            throw SignatureException.permanent("the key is not in DNS");
        }
        if (tags.get("l").isPresent()) {
            throw SignatureException.unacceptable("the signature covers only a part of the body"); // section 8.2
        }
        checkTime(tags, now);
        return new DkimSignature(
                field,
                keyType(tags.require("a")),
                Canonicalization.of(forms[0].strip()),
                Canonicalization.of(forms.length == 1 ? "simple" : forms[1].strip()),
                domain,
                agentDomain(tags, domain),
                tags.require("s"),
                signed,
                base64(tags, "bh"),
                base64(tags, "b"));
    }

    /// An `ARC-Message-Signature` (RFC 8617, section 4.1.2): without version, agent and end.
    static DkimSignature ofArcMessage(HeaderField field, TagList tags) throws SignatureException {
        var forms = tags.get("c").orElse("simple/simple").split("/", 2);
        var domain = tags.require("d").toLowerCase(Locale.ROOT);
        var signed = tags.list("h");
        if (signed.size() > MAX_SIGNED) {
            throw SignatureException.permanent("the signature names more than " + MAX_SIGNED + " fields");
        }
        if (tags.get("l").isPresent()) {
            throw SignatureException.unacceptable("the signature covers only a part of the body");
        }
        return new DkimSignature(
                field,
                keyType(tags.require("a")),
                Canonicalization.of(forms[0].strip()),
                Canonicalization.of(forms.length == 1 ? "simple" : forms[1].strip()),
                domain,
                domain,
                tags.require("s"),
                signed,
                base64(tags, "bh"),
                base64(tags, "b"));
    }

    static String keyType(String algorithm) throws SignatureException {
        return switch (algorithm) {
            case "rsa-sha256" -> "rsa";
            case "ed25519-sha256" -> "ed25519";
            case "rsa-sha1" -> throw SignatureException.unacceptable("rsa-sha1 proves nothing any more"); // RFC 8301
            default -> throw SignatureException.permanent("there is no algorithm " + algorithm);
        };
    }

    private static String agentDomain(TagList tags, String domain) throws SignatureException {
        var agent = tags.get("i").orElse("@" + domain).toLowerCase(Locale.ROOT);
        var agentDomain = agent.substring(agent.lastIndexOf('@') + 1);
        if (!agentDomain.equals(domain) && !agentDomain.endsWith("." + domain)) {
            throw SignatureException.permanent("the agent is not of the signing domain");
        }
        return agentDomain;
    }

    private static void checkTime(TagList tags, Instant now) throws SignatureException {
        try {
            var expires = tags.get("x").map(Long::valueOf);
            var signed = tags.get("t").map(Long::valueOf);
            if (expires.isPresent() && expires.get() < now.getEpochSecond()) {
                throw SignatureException.failed("the signature has expired");
            }
            if (expires.isPresent() && signed.isPresent() && expires.get() <= signed.get()) {
                throw SignatureException.permanent("the signature expired before it was made");
            }
        } catch (NumberFormatException e) {
            throw SignatureException.permanent("the signature tells no time");
        }
    }

    static byte[] base64(TagList tags, String name) throws SignatureException {
        try {
            tags.require(name);
            return Base64.getDecoder().decode(tags.compact(name).orElse(""));
        } catch (IllegalArgumentException e) {
            throw SignatureException.permanent("the tag " + name + " is no base64");
        }
    }
}
