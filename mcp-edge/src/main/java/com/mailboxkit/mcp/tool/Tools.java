package com.mailboxkit.mcp.tool;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.mcp.platform.Platform;
import com.mailboxkit.mcp.platform.RefusedException;
import com.mailboxkit.web.Problems;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.AsyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The tools, as `clients/mcp/tools.json` describes them: the npm package offers the same.
public final class Tools {

    private static final Logger log = LoggerFactory.getLogger(Tools.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Platform platform;
    private final Problems problems;
    private final JsonNode definitions;
    private final Map<String, Function<Call, Mono<ObjectNode>>> tools;

    /// @param longestRead of one waiting read of the API
    public Tools(Platform platform, Problems problems, Clock clock, Duration longestRead) {
        this.platform = platform;
        this.problems = problems;
        this.definitions = definitions();
        this.tools = Map.of(
                "send_email", Sending::send,
                "check_inbox", Reading::list,
                "read_message", Reading::read,
                "reply_to_email", Sending::reply,
                "wait_for_email", new Waiting(clock, longestRead)::await,
                "wait_for_code", new CodeWaiting(clock, longestRead)::await,
                "list_inboxes", Inboxes::list,
                "create_inbox", Inboxes::create,
                "search_messages", Reading::search);
    }

    /// What a model is told of all of them.
    public String instructions() {
        return definitions.get("instructions").stringValue();
    }

    public List<AsyncToolSpecification> specifications() {
        return definitions.get("tools").valueStream().map(this::specification).toList();
    }

    private AsyncToolSpecification specification(JsonNode definition) {
        var schema = definition.get("inputSchema");
        var tool = Objects.requireNonNull(tools.get(definition.get("name").stringValue()), "a tool that is described");
        return AsyncToolSpecification.builder()
                .tool(JSON.treeToValue(definition, Tool.class))
                .callHandler((context, request) -> call(tool, CallContext.of(context), schema, request.arguments()))
                .build();
    }

    private Mono<CallToolResult> call(
            Function<Call, Mono<ObjectNode>> tool,
            CallContext context,
            JsonNode schema,
            @Nullable Map<String, Object> arguments) {
        return Mono.defer(() -> {
                    ObjectNode given = arguments == null ? ToolResults.object() : JSON.valueToTree(arguments);
                    return tool.apply(new Call(platform, context, Arguments.of(schema, given)));
                })
                .map(Results::of)
                .onErrorResume(error -> Mono.just(Results.refused(problem(error))));
    }

    private Object problem(Throwable error) {
        return switch (error) {
            case RefusedException refused -> refused.answer();
            case Refusal refusal -> problems.body(refusal);
            default -> {
                log.error("a tool failed", error);
                yield problems.body(new Refusal(ProblemCode.INTERNAL_ERROR, "Something failed on our side."));
            }
        };
    }

    private static JsonNode definitions() {
        try (InputStream text = Objects.requireNonNull(Tools.class.getResourceAsStream("tools.json"), "tools.json")) {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
