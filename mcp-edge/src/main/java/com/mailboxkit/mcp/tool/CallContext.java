package com.mailboxkit.mcp.tool;

import io.modelcontextprotocol.common.McpTransportContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a tool needs to know of the request that calls it.
///
/// @param authorization the header with the API key
/// @param requestKey what only the same request of the same session has; null where there is no session
public record CallContext(String authorization, @Nullable String requestKey) {

    private static final String KEY = CallContext.class.getName();

    /// The same, as the SDK hands it on.
    public McpTransportContext forTransport() {
        return McpTransportContext.create(Map.of(KEY, this));
    }

    static CallContext of(McpTransportContext context) {
        return (CallContext) context.get(KEY);
    }
}
