package com.mailboxkit.mcp.endpoint;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.mcp.McpProperties;
import com.mailboxkit.mcp.tool.CallContext;
import com.mailboxkit.web.Caller;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// `/mcp`: streamable HTTP
/// ([specification](https://modelcontextprotocol.io/specification/2025-11-25/basic/transports)). A
/// message comes by POST; results of tools are streamed, so that whoever waits for one hears that it is still coming.
/// The server never speaks first, so GET is not taken, and it keeps no sessions, so neither is DELETE.
public final class McpEndpoint implements McpStatelessServerTransport {

    private static final String SESSION = "Mcp-Session-Id";
    private static final String VERSION = "MCP-Protocol-Version";
    private static final String CANCELLED = "notifications/cancelled";

    private final McpJsonMapper json;
    private final Sessions sessions;
    private final Origins origins;
    private final RunningCalls running = new RunningCalls();
    private final ResultStream results;
    private final int largestBody;
    private @Nullable McpStatelessServerHandler handler;

    McpEndpoint(McpJsonMapper json, Sessions sessions, Origins origins, McpProperties properties) {
        this.json = json;
        this.sessions = sessions;
        this.origins = origins;
        this.results = new ResultStream(json, properties.heartbeat());
        this.largestBody = Math.toIntExact(properties.maxBodySize().toBytes());
    }

    @Override
    public void setMcpHandler(McpStatelessServerHandler handler) {
        this.handler = handler;
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty(); // the web server lets requests end
    }

    /// One HTTP request.
    ///
    /// @param session empty where the client names none
    private record Received(ServerRequest http, Caller caller, Optional<String> session) {

        /// Of a request within its session.
        Optional<String> name(Object id) {
            return session.map(name -> RequestKeys.of(name, id));
        }

        String authorization() {
            return http.headers().header(HttpHeaders.AUTHORIZATION).getFirst();
        }

        boolean takesStream() {
            return http.headers().accept().contains(MediaType.TEXT_EVENT_STREAM);
        }
    }

    Mono<ServerResponse> take(ServerRequest request) {
        return Mono.defer(() -> {
            if (request.method() != HttpMethod.POST) {
                throw new Refusal(ProblemCode.METHOD_NOT_ALLOWED, "Messages to the tools come by POST.");
            }
            var caller = (Caller) request.attribute(Caller.class.getName()).orElseThrow();
            origins.check(request.headers().firstHeader(HttpHeaders.ORIGIN));
            if (!request.headers()
                    .contentType()
                    .filter(MediaType.APPLICATION_JSON::isCompatibleWith)
                    .isPresent()) {
                throw new Refusal(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send application/json.");
            }
            var version = request.headers().firstHeader(VERSION);
            if (version != null && !protocolVersions().contains(version)) {
                return malformed(
                        McpSchema.ErrorCodes.INVALID_REQUEST,
                        VERSION + " must be one of " + String.join(", ", protocolVersions()));
            }
            var session = Optional.ofNullable(request.headers().firstHeader(SESSION));
            if (session.isPresent() && !sessions.isOf(caller, session.get())) {
                throw new Refusal(ProblemCode.NOT_FOUND, "This API key has no such session. Initialize a new one.");
            }
            var received = new Received(request, caller, session);
            return body(request).flatMap(body -> take(received, body));
        });
    }

    private Mono<String> body(ServerRequest request) {
        return DataBufferUtils.join(request.body(BodyExtractors.toDataBuffers()), largestBody)
                .map(all -> {
                    String text = all.toString(StandardCharsets.UTF_8);
                    DataBufferUtils.release(all);
                    return text;
                })
                .defaultIfEmpty("")
                .onErrorMap(
                        DataBufferLimitException.class,
                        tooLarge -> new Refusal(
                                ProblemCode.PAYLOAD_TOO_LARGE,
                                "A message to the tools has at most %d bytes. Send larger attachments by the REST API."
                                        .formatted(largestBody)));
    }

    private Mono<ServerResponse> take(Received received, String body) {
        JSONRPCMessage message;
        try {
            message = McpSchema.deserializeJsonRpcMessage(json, body);
        } catch (IOException | IllegalArgumentException notOne) {
            return malformed(McpSchema.ErrorCodes.PARSE_ERROR, "This is no JSON-RPC message.");
        }
        return switch (message) {
            case JSONRPCRequest request ->
                isId(request.id())
                        ? answer(received, request)
                        : malformed(
                                McpSchema.ErrorCodes.INVALID_REQUEST, "The id of a request is a string or an integer.");
            case JSONRPCNotification notification -> note(received, notification);
            default -> ServerResponse.accepted().build(); // a response, though nothing was asked
        };
    }

    private static boolean isId(@Nullable Object id) {
        return id instanceof String || id instanceof Integer || id instanceof Long;
    }

    private Mono<ServerResponse> note(Received received, JSONRPCNotification notification) {
        if (notification.method().equals(CANCELLED) && notification.params() instanceof Map<?, ?> params) {
            Optional.ofNullable(params.get("requestId"))
                    .filter(McpEndpoint::isId)
                    .flatMap(received::name)
                    .ifPresent(running::cancel);
        }
        return ServerResponse.accepted().build();
    }

    private Mono<ServerResponse> answer(Received received, JSONRPCRequest request) {
        var name = received.name(request.id());
        var context = new CallContext(received.authorization(), name.orElse(null)).forTransport();
        var answer = Mono.defer(() -> handler().handleRequest(context, request))
                .onErrorResume(RuntimeException.class, wrong -> Mono.just(invalid(request)));
        if (request.method().equals(McpSchema.METHOD_TOOLS_CALL) && received.takesStream()) {
            var call = name.isPresent() ? running.cancellable(name.get(), answer) : answer;
            return ServerResponse.ok().body(BodyInserters.fromServerSentEvents(results.of(request, call)));
        }
        var response = ServerResponse.ok().contentType(MediaType.APPLICATION_JSON);
        if (request.method().equals(McpSchema.METHOD_INITIALIZE)) {
            response.header(SESSION, sessions.begin(received.caller()));
        }
        return answer.map(results::write).flatMap(response::bodyValue);
    }

    /// Parameters that the SDK cannot read, such as a call without the name of a tool.
    private static JSONRPCResponse invalid(JSONRPCRequest request) {
        return JSONRPCResponse.error(
                request.id(),
                new JSONRPCResponse.JSONRPCError(McpSchema.ErrorCodes.INVALID_PARAMS, "Invalid parameters.", null));
    }

    private static Mono<ServerResponse> malformed(int code, String message) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("jsonrpc", McpSchema.JSONRPC_VERSION);
        body.put("id", null);
        body.put("error", Map.of("code", code, "message", message));
        return ServerResponse.status(HttpStatus.BAD_REQUEST)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body);
    }

    private McpStatelessServerHandler handler() {
        if (handler == null) {
            throw new IllegalStateException("no server was built on this endpoint");
        }
        return handler;
    }
}
