package com.mailboxkit.web.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// What tells whether two requests ask for the same: a SHA-256 over media type, query and body. Clients make up a new
/// boundary for every multipart body, so it is left out wherever it stands.
final class Fingerprint {

    private static final int LONGEST_BOUNDARY = 70; // RFC 2046, section 5.1.1

    private final MessageDigest digest = sha256();
    private final Optional<Boundary> boundary;

    private Fingerprint(Optional<Boundary> boundary) {
        this.boundary = boundary;
    }

    static Fingerprint of(ServerHttpRequest request) {
        String type = Objects.requireNonNullElse(request.getHeaders().getFirst("Content-Type"), "");
        var fingerprint = new Fingerprint(boundary(type));
        String query = Objects.requireNonNullElse(request.getURI().getRawQuery(), "");
        String head = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT) + "\n" + query + "\n";
        fingerprint.digest.update(head.getBytes(StandardCharsets.UTF_8));
        return fingerprint;
    }

    /// Takes the next bytes of the body.
    void update(byte[] bytes) {
        digest.update(boundary.map(it -> it.leaveOut(bytes)).orElse(bytes));
    }

    /// To be called once, at the end of the body: lower-case hex.
    String end() {
        boundary.ifPresent(it -> digest.update(it.rest()));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Optional<Boundary> boundary(String contentType) {
        try {
            return Optional.of(MediaType.parseMediaType(contentType))
                    .filter(type -> type.getType().equals("multipart"))
                    .map(type -> type.getParameter("boundary"))
                    .map(text -> text.startsWith("\"") && text.endsWith("\"") && text.length() > 1
                            ? text.substring(1, text.length() - 1)
                            : text)
                    .filter(text -> !text.isEmpty() && text.length() <= LONGEST_BOUNDARY)
                    .map(Boundary::new);
        } catch (InvalidMediaTypeException notOne) {
            return Optional.empty();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
