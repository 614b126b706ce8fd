package com.mailboxkit.mcp.endpoint;

import com.mailboxkit.mcp.tool.CallContext;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// `/mcp`: streamable HTTP
/// ([specification](https://modelcontextprotocol.io/specification/2025-11-25/basic/transports)). A
/// message comes by POST; results of tools are streamed, so that whoever waits for one hears that it is still coming.
/// The server never speaks first, so GET is not taken, and it keeps no sessions, so neither is DELETE.
public final class McpEndpoint implements McpStatelessServerTransport {

    private static final String CANCELLED = "notifications/cancelled";

    private final RequestValidator validator;
    private final Sessions sessions;
    private final ResultStream results;
    private final RunningCalls running = new RunningCalls();
    private @Nullable McpStatelessServerHandler handler;

    McpEndpoint(RequestValidator validator, Sessions sessions, ResultStream results) {
        this.validator = validator;
        this.sessions = sessions;
        this.results = results;
    }

    @Override
    public void setMcpHandler(McpStatelessServerHandler handler) {
        this.handler = handler;
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty(); // the web server lets requests end
    }

    Mono<ServerResponse> take(ServerRequest request) {
        return Mono.fromSupplier(() -> validator.admit(request, protocolVersions()))
                .flatMap(received -> validator.message(request).flatMap(message -> take(received, message)))
                .onErrorResume(ProtocolException.class, McpEndpoint::malformed);
    }

    private Mono<ServerResponse> take(ValidRequest received, JSONRPCMessage message) {
        return switch (message) {
            case JSONRPCRequest request -> answer(received, request);
            case JSONRPCNotification notification -> note(received, notification);
            default -> ServerResponse.accepted().build(); // a response, though nothing was asked
        };
    }

    private Mono<ServerResponse> note(ValidRequest received, JSONRPCNotification notification) {
        if (notification.method().equals(CANCELLED) && notification.params() instanceof Map<?, ?> params) {
            Optional.ofNullable(params.get("requestId"))
                    .filter(RequestValidator::isId)
                    .flatMap(received::name)
                    .ifPresent(running::cancel);
        }
        return ServerResponse.accepted().build();
    }

    private Mono<ServerResponse> answer(ValidRequest received, JSONRPCRequest request) {
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
            response.header(RequestValidator.SESSION, sessions.begin(received.caller()));
        }
        return answer.map(results::write).flatMap(response::bodyValue);
    }

    /// Parameters that the SDK cannot read, such as a call without the name of a tool.
    private static JSONRPCResponse invalid(JSONRPCRequest request) {
        return JSONRPCResponse.error(
                request.id(), new JSONRPCResponse.JSONRPCError(ErrorCodes.INVALID_PARAMS, "Invalid parameters.", null));
    }

    private static Mono<ServerResponse> malformed(ProtocolException wrong) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("jsonrpc", McpSchema.JSONRPC_VERSION);
        body.put("id", null);
        body.put("error", Map.of("code", wrong.code(), "message", String.valueOf(wrong.getMessage())));
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
