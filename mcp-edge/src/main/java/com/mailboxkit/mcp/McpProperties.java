package com.mailboxkit.mcp;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// The tools for models at `/mcp`.
///
/// @param maxBodySize of one message to the server, which is held in memory; beyond it 413
/// @param maxAnswerSize of an answer of the API that a tool makes its result of, which is held in memory
/// @param heartbeat how often something is written to whoever waits for the result of a tool
/// @param allowedOrigins of web pages that may ask, such as `https://app.example.com`, beside those of the
///     platform; requests without an Origin do not come from a page
@ConfigurationProperties("mailboxkit.mcp")
public record McpProperties(
        @DefaultValue("2MB") DataSize maxBodySize,
        @DefaultValue("64MB") DataSize maxAnswerSize,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue({}) List<String> allowedOrigins) {

    private static final long LARGEST = DataSize.ofMegabytes(1024).toBytes();

    public McpProperties {
        if (!isSize(maxBodySize) || !isSize(maxAnswerSize)) {
            throw new IllegalArgumentException("mailboxkit.mcp: sizes must be from 1B to 1024MB");
        }
        if (!heartbeat.isPositive()) {
            throw new IllegalArgumentException("mailboxkit.mcp.heartbeat must be positive");
        }
    }

    private static boolean isSize(DataSize size) {
        return size.toBytes() >= 1 && size.toBytes() <= LARGEST;
    }
}
