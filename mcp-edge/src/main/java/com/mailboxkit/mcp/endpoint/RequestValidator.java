package com.mailboxkit.mcp.endpoint;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.web.Caller;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/// Looks at what comes before anything is done about it.
final class RequestValidator {

    static final String SESSION = "Mcp-Session-Id";
    private static final String VERSION = "MCP-Protocol-Version";

    private final McpJsonMapper json;
    private final Sessions sessions;
    private final Origins origins;
    private final int largestBody;

    RequestValidator(McpJsonMapper json, Sessions sessions, Origins origins, DataSize largestBody) {
        this.json = json;
        this.sessions = sessions;
        this.origins = origins;
        this.largestBody = Math.toIntExact(largestBody.toBytes());
    }

    /// @throws Refusal where the request may not be read
    /// @throws ProtocolException where it is of a version that is not known here
    ValidRequest admit(ServerRequest request, List<String> versions) {
        if (request.method() != HttpMethod.POST) {
            throw new Refusal(ProblemCode.METHOD_NOT_ALLOWED, "Messages to the tools come by POST.");
        }
        var headers = request.headers();
        origins.check(headers.firstHeader(HttpHeaders.ORIGIN));
        if (headers.contentType()
                .filter(MediaType.APPLICATION_JSON::isCompatibleWith)
                .isEmpty()) {
            throw new Refusal(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send application/json.");
        }
        var version = headers.firstHeader(VERSION);
        if (version != null && !versions.contains(version)) {
            throw new ProtocolException(
                    ErrorCodes.INVALID_REQUEST, VERSION + " must be one of " + String.join(", ", versions));
        }
        var caller = (Caller) request.attribute(Caller.class.getName()).orElseThrow();
        var session = Optional.ofNullable(headers.firstHeader(SESSION));
        if (session.isPresent() && !sessions.isOf(caller, session.get())) {
            throw new Refusal(ProblemCode.NOT_FOUND, "This API key has no such session. Initialize a new one.");
        }
        return new ValidRequest(request, caller, session);
    }

    /// @throws Refusal where it is too large
    /// @throws ProtocolException where it is none
    Mono<JSONRPCMessage> message(ServerRequest request) {
        return DataBufferUtils.join(request.body(BodyExtractors.toDataBuffers()), largestBody)
                .map(all -> {
                    String text = all.toString(StandardCharsets.UTF_8);
                    DataBufferUtils.release(all);
                    return text;
                })
                .defaultIfEmpty("")
                .onErrorMap(DataBufferLimitException.class, tooLarge -> tooLarge())
                .map(this::message);
    }

    private JSONRPCMessage message(String body) {
        JSONRPCMessage message;
        try {
            message = McpSchema.deserializeJsonRpcMessage(json, body);
        } catch (IOException | IllegalArgumentException notOne) {
            throw new ProtocolException(ErrorCodes.PARSE_ERROR, "This is no JSON-RPC message.");
        }
        if (message instanceof JSONRPCRequest request && !isId(request.id())) {
            throw new ProtocolException(ErrorCodes.INVALID_REQUEST, "The id of a request is a string or an integer.");
        }
        return message;
    }

    static boolean isId(@Nullable Object id) {
        return id instanceof String || id instanceof Integer || id instanceof Long;
    }

    private Refusal tooLarge() {
        return new Refusal(
                ProblemCode.PAYLOAD_TOO_LARGE,
                "A message to the tools has at most %d bytes. Send larger attachments by the REST API."
                        .formatted(largestBody));
    }
}
