package com.mailboxkit.mcp.endpoint;

import com.mailboxkit.mcp.McpProperties;
import com.mailboxkit.mcp.tool.Tools;
import com.mailboxkit.web.PlatformSecret;
import com.mailboxkit.web.PublicUrl;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessAsyncServer;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/// Wires the endpoint and the server of the SDK behind it.
@Configuration(proxyBeanMethods = false)
public class EndpointConfiguration {

    /// The protocol's names are not those of the API.
    private static final McpJsonMapper JSON = new JacksonMcpJsonMapper(JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    @Bean
    McpEndpoint mcpEndpoint(PlatformSecret secret, PublicUrl publicUrl, McpProperties properties) {
        var sessions = new Sessions(secret);
        var origins = new Origins(publicUrl, properties.allowedOrigins());
        var validator = new RequestValidator(JSON, sessions, origins, properties.maxBodySize());
        return new McpEndpoint(validator, sessions, new ResultStream(JSON, properties.heartbeat()));
    }

    @Bean
    McpStatelessAsyncServer mcpServer(McpEndpoint endpoint, Tools tools) {
        return McpServer.async(endpoint)
                .jsonMapper(JSON)
                .serverInfo("mailboxkit", version())
                .instructions(tools.instructions())
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .validateToolInputs(false) // the tools do, in the words of the API
                .tools(tools.specifications())
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> mcpRoutes(McpEndpoint endpoint) {
        return RouterFunctions.route(RequestPredicates.path("/mcp"), endpoint::take);
    }

    private static String version() {
        return Objects.requireNonNullElse(
                EndpointConfiguration.class.getPackage().getImplementationVersion(), "dev");
    }
}
