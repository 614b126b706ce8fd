package com.mailboxkit.web;

import java.net.URI;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the platform presents itself.
///
/// @param publicUrl where callers reach the API; the links in answers start with it ([PublicUrl]). Port 0 is the one
/// that
///     the server was given
/// @param agentDomain the domain on which agents get addresses of their own
/// @param mailHost the name under which other servers reach the SMTP port
/// @param spf the mechanism with which the SPF records of domains name the servers that mail leaves from (RFC 7208,
///     section 5)
@ConfigurationProperties("mailboxkit")
public record PlatformProperties(
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @DefaultValue("agent.localhost") String agentDomain,
        @DefaultValue("localhost") String mailHost,
        @DefaultValue("mx") String spf) {

    public PlatformProperties {
        agentDomain = agentDomain.toLowerCase(Locale.ROOT);
    }
}
