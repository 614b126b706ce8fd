package com.mailboxkit.authentication.dkim;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Hands messages on and seals them (RFC 8617, section 5.1).
record ArcSealer(KeyPair key, String domain) {

    /// @param state what the seal says of the chain before it
    /// @param results what was found when the message came
    String seal(String message, String state, String results) throws Exception {
        var bytes = message.getBytes(StandardCharsets.ISO_8859_1);
        var octets = new ByteArrayInputStream(bytes);
        var header = HeaderFields.read(octets);
        var body = new BodyHash(Canonicalization.RELAXED);
        BodyHash.read(octets, List.of(body));
        int instance = header.all("arc-seal").size() + 1;
        var found = new HeaderField("ARC-Authentication-Results: i=%d; %s; %s".formatted(instance, domain, results));
        var signature = signed(
                header.signed(List.of("from", "to", "subject")),
                "ARC-Message-Signature: i=%d; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=s1; h=from:to:subject; bh=%s; b="
                        .formatted(instance, domain, base64(body.finish())));
        var chain = chain(header);
        chain.add(found);
        chain.add(signature);
        var seal =
                signed(chain, "ARC-Seal: i=%d; a=rsa-sha256; d=%s; s=s1; cv=%s; b=".formatted(instance, domain, state));
        return seal.raw() + "\r\n" + signature.raw() + "\r\n" + found.raw() + "\r\n" + message;
    }

    private static List<HeaderField> chain(HeaderFields header) {
        var results = header.all("arc-authentication-results");
        var chain = new ArrayList<HeaderField>();
        for (int i = results.size() - 1; i >= 0; i--) {
            chain.add(results.get(i));
            chain.add(header.all("arc-message-signature").get(i));
            chain.add(header.all("arc-seal").get(i));
        }
        return chain;
    }

    private HeaderField signed(List<HeaderField> fields, String unsigned) throws GeneralSecurityException {
        var signature = Rsa.signature();
        signature.initSign(key.getPrivate());
        signature.update(HeaderHash.input(Canonicalization.RELAXED, fields, new HeaderField(unsigned)));
        return new HeaderField(unsigned + base64(signature.sign()));
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
