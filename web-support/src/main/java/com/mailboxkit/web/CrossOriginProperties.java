package com.mailboxkit.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.web.cors.CorsConfiguration;

/// Which web pages may call the API from a browser (CORS). A key in a page can be read by everybody who sees the page:
/// none may, unless an operator names them.
///
/// @param origins such as `https://console.example.com`
/// @param maxAge how long browsers remember the answer
@ConfigurationProperties("mailboxkit.http.cors")
public record CrossOriginProperties(
        @DefaultValue List<String> origins,
        @DefaultValue("1h") Duration maxAge) {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PATCH", "DELETE");
    private static final List<String> TAKEN =
            List.of("Authorization", "Content-Type", "Idempotency-Key", "Last-Event-ID");
    private static final List<String> SHOWN = List.of(
            "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "Retry-After", "X-Idempotent-Replayed");

    public CrossOriginProperties {
        origins = List.copyOf(origins);
        for (var origin : origins) {
            if (!origin.matches("https?://[^/*]+")) {
                throw new IllegalArgumentException(
                        "mailboxkit.http.cors.origins: %s is no origin such as https://console.example.com"
                                .formatted(origin));
            }
        }
    }

    /// Without cookies: keys come in a header, which no browser sends by itself.
    CorsConfiguration rules() {
        var rules = new CorsConfiguration();
        rules.setAllowedOrigins(origins);
        rules.setAllowedMethods(METHODS);
        rules.setAllowedHeaders(TAKEN);
        rules.setExposedHeaders(SHOWN);
        rules.setMaxAge(maxAge);
        return rules;
    }
}
