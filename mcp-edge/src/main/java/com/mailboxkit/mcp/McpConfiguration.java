package com.mailboxkit.mcp;

import com.mailboxkit.mcp.endpoint.EndpointConfiguration;
import com.mailboxkit.mcp.platform.Platform;
import com.mailboxkit.mcp.tool.Tools;
import com.mailboxkit.web.Problems;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.server.reactive.HttpHandler;

/// The tools for models. Needs the REST API in the same process, its filters, a secret and a clock.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(McpProperties.class)
@Import(EndpointConfiguration.class)
public class McpConfiguration {

    @Bean
    Tools mcpTools(
            ObjectProvider<HttpHandler> http,
            McpProperties properties,
            Problems problems,
            Clock clock,
            @Value("${mailboxkit.waiting.longest:60s}") Duration longestRead) {
        return new Tools(new Platform(http, properties), problems, clock, longestRead);
    }
}
