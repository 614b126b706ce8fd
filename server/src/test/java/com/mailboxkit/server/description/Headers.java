package com.mailboxkit.server.description;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Map;
import java.util.Set;

/// The headers that answers have beside the usual ones.
final class Headers {

    private static final String REPLAYED = "X-Idempotent-Replayed";
    private static final String RETRY_AFTER = "Retry-After";
    private static final Map<String, String> LIMITS = Map.of(
            "X-RateLimit-Limit", "Requests that the API key has in the window that has the least left",
            "X-RateLimit-Remaining", "How many of them are left",
            "X-RateLimit-Reset", "When the window ends, in seconds of the Unix epoch");

    /// Of those that may be given before it is known who calls, or that cannot count.
    private static final Set<String> UNCOUNTED = Set.of("401", "413", "500", "503");

    private Headers() {}

    static void addTo(Components components) {
        LIMITS.forEach((name, description) -> components.addHeaders(name, header("integer", description)));
        components.addHeaders(RETRY_AFTER, header("integer", "Seconds after which trying again makes sense"));
        components.addHeaders(
                REPLAYED, header("string", "`true` where this is the answer to an earlier request, given once more"));
    }

    /// @param isRepeatable whether it takes an `Idempotency-Key`
    /// @param isOpen whether it needs no API key, and so counts for none
    static void addTo(Operation operation, boolean isRepeatable, boolean isOpen) {
        operation.getResponses().forEach((status, response) -> {
            if (!isOpen && !UNCOUNTED.contains(status)) {
                LIMITS.keySet().stream().sorted().forEach(name -> add(response, name));
            }
            if (status.equals("429") || status.equals("503") || (isRepeatable && status.equals("409"))) {
                add(response, RETRY_AFTER);
            }
            if (isRepeatable && status.startsWith("2")) {
                add(response, REPLAYED);
            }
        });
    }

    private static void add(ApiResponse response, String name) {
        response.addHeaderObject(name, new Header().$ref("#/components/headers/" + name));
    }

    private static Header header(String type, String description) {
        return new Header().description(description).schema(new Schema<>().types(Set.of(type)));
    }
}
