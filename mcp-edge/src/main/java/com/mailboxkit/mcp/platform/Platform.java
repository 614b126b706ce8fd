package com.mailboxkit.mcp.platform;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.mcp.McpProperties;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The REST API of this very process, asked without a socket. A request goes the way of every other one, through its
/// filters and controllers: keys, limits, tenancy, safe repetition and errors cannot differ.
public final class Platform {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ObjectProvider<HttpHandler> http;
    private final int largestAnswer;

    /// @param http asked for late: it is made of all there is, this too
    public Platform(ObjectProvider<HttpHandler> http, McpProperties properties) {
        this.http = http;
        this.largestAnswer = Math.toIntExact(properties.maxAnswerSize().toBytes());
    }

    /// What a path is asked with.
    ///
    /// @param path a template such as `/api/v1/inboxes/{inbox}`
    /// @param variables of the path, whatever characters they have
    /// @param query what has no value is left out
    public record Target(String path, Map<String, String> variables, Map<String, @Nullable String> query) {

        public Target(String path, Map<String, String> variables) {
            this(path, variables, Map.of());
        }

        URI uri() {
            var uri = UriComponentsBuilder.fromPath(path);
            var values = new HashMap<String, Object>(variables);
            query.forEach((name, value) -> {
                if (value != null) {
                    uri.queryParam(name, "{" + name + "}");
                    values.put(name, value);
                }
            });
            return uri.encode().buildAndExpand(values).toUri();
        }
    }

    /// @param authorization the header with the API key
    /// @throws RefusedException what the API answers instead
    public Mono<JsonNode> get(String authorization, Target target) {
        return exchange(HttpMethod.GET, target, headers(authorization), new byte[0]);
    }

    /// @param idempotencyKey under which it is done once; null where it changes nothing
    /// @throws RefusedException what the API answers instead
    public Mono<JsonNode> post(String authorization, Target target, ObjectNode body, @Nullable String idempotencyKey) {
        var headers = headers(authorization);
        var bytes = JSON.writeValueAsBytes(body);
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.setContentLength(bytes.length);
        if (idempotencyKey != null) {
            headers.set("Idempotency-Key", idempotencyKey);
        }
        return exchange(HttpMethod.POST, target, headers, bytes);
    }

    private Mono<JsonNode> exchange(HttpMethod method, Target target, HttpHeaders headers, byte[] body) {
        return Mono.defer(() -> {
                    var response = new ApiResponse(largestAnswer);
                    return http.getObject()
                            .handle(new ApiRequest(method, target.uri(), headers, body), response)
                            .then(Mono.fromSupplier(() -> read(response)));
                })
                .onErrorMap(
                        DataBufferLimitException.class,
                        tooLarge -> new Refusal(
                                ProblemCode.PAYLOAD_TOO_LARGE,
                                "This is too large for a tool. Read it by the REST API."));
    }

    private static JsonNode read(ApiResponse response) {
        var answer = response.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(response.body());
        if (response.status() < 400) {
            return answer;
        }
        var refused = answer instanceof ObjectNode object ? object : JSON.createObjectNode();
        String later = response.getHeaders().getFirst("Retry-After");
        if (later != null) {
            refused.put("retry_after_seconds", Long.parseLong(later));
        }
        throw new RefusedException(refused);
    }

    private static HttpHeaders headers(String authorization) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.AUTHORIZATION, authorization);
        return headers;
    }
}
