package com.mailboxkit.authentication.dkim;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Signs messages: rsa-sha256, relaxed/relaxed. Fields that matter to a reader are listed once more than they
/// occur, so that none can be added (RFC 6376, section 8.15).
public final class DkimSigner {

    private static final List<String> GUARDED =
            List.of("from", "to", "cc", "subject", "date", "reply-to", "mime-version", "content-type");
    private static final List<String> SIGNED = List.of(
            "message-id",
            "in-reply-to",
            "references",
            "content-transfer-encoding",
            "list-unsubscribe",
            "list-unsubscribe-post");
    private static final int LINE = 72;
    private static final String FOLD = "\r\n ";

    private DkimSigner() {}

    /// Reads the message once, whatever its size, and returns its `DKIM-Signature` field.
    ///
    /// @param message its octets; a bare CR or LF counts as the CRLF that it is sent as
    /// @return the field with its CRLF, to be prepended to the message
    public static String sign(InputStream message, SigningKey key, Instant at) throws IOException {
        var octets = new LineEnds(message);
        HeaderFields header;
        try {
            header = HeaderFields.read(octets);
        } catch (SignatureException tooLarge) {
            throw new IOException("The message cannot be signed: " + tooLarge.getMessage(), tooLarge);
        }
        var body = new BodyHash(Canonicalization.RELAXED);
        BodyHash.read(octets, List.of(body));
        var names = names(header);
        var unsigned = new HeaderField(
                "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=%s; s=%s;\r\n t=%d;%s;\r\n bh=%s;\r\n b="
                        .formatted(
                                key.domain(),
                                key.selector(),
                                at.getEpochSecond(),
                                folded(" h=", names),
                                base64(body.finish())));
        var input = HeaderHash.input(Canonicalization.RELAXED, header.signed(names), unsigned);
        return unsigned.raw() + folded(base64(sign(input, key))) + "\r\n";
    }

    private static List<String> names(HeaderFields header) {
        var names = new ArrayList<String>();
        for (var name : GUARDED) {
            header.all(name).forEach(field -> names.add(name));
            names.add(name);
        }
        for (var name : SIGNED) {
            header.all(name).forEach(field -> names.add(name));
        }
        return names;
    }

    private static byte[] sign(byte[] input, SigningKey key) {
        try {
            var signature = Rsa.signature();
            signature.initSign(key.pair().getPrivate());
            signature.update(input);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("This key signs nothing: " + key, e);
        }
    }

    private static String folded(String tag, List<String> names) {
        var text = new StringBuilder("\r\n").append(tag);
        int length = tag.length();
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i) + (i + 1 < names.size() ? ":" : "");
            if (length + name.length() > LINE) {
                text.append("\r\n  ");
                length = 2;
            }
            text.append(name);
            length += name.length();
        }
        return text.toString();
    }

    private static String folded(String base64) {
        var text = new StringBuilder(base64);
        for (int at = LINE; at < text.length(); at += LINE + FOLD.length()) {
            text.insert(at, FOLD);
        }
        return text.toString();
    }

    private static String base64(byte[] octets) {
        return new String(Base64.getEncoder().encode(octets), StandardCharsets.US_ASCII);
    }
}
