package com.mailboxkit.mcp.endpoint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names that only the same request of the same session has.
final class RequestKeys {

    private RequestKeys() {}

    /// @param id of the JSON-RPC request: 1 and "1" are two
    static String of(String session, Object id) {
        try {
            String name = "%s\n%s\n%s".formatted(session, id instanceof String ? "string" : "number", id);
            var sha256 = MessageDigest.getInstance("SHA-256");
            return "mcp-" + HexFormat.of().formatHex(sha256.digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
