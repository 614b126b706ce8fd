package com.mailboxkit.server;

import com.mailboxkit.authentication.dkim.RsaKeys;
import com.mailboxkit.authentication.dkim.SigningKey;
import com.mailboxkit.command.CommandConfiguration;
import com.mailboxkit.content.ContentStore;
import com.mailboxkit.content.DatabaseContentStore;
import com.mailboxkit.content.FileContentStore;
import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.kernel.secret.SecretBox;
import com.mailboxkit.local.DataDirectory;
import com.mailboxkit.mcp.McpConfiguration;
import com.mailboxkit.projection.ProjectionConfiguration;
import com.mailboxkit.query.QueryConfiguration;
import com.mailboxkit.server.operations.AdminFilter;
import com.mailboxkit.smtp.SmtpConfiguration;
import com.mailboxkit.smtp.inbound.InboundSmtp;
import com.mailboxkit.smtp.submission.SubmissionSmtp;
import com.mailboxkit.web.PlatformProperties;
import com.mailboxkit.web.PlatformSecret;
import com.mailboxkit.web.WebConfiguration;
import com.mailboxkit.web.idempotency.IdempotencyConfiguration;
import com.mailboxkit.webhook.WebhookEdgeConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Puts the roles together.
@Configuration(proxyBeanMethods = false)
@Import({
    WebConfiguration.class,
    IdempotencyConfiguration.class,
    CommandConfiguration.class,
    ProjectionConfiguration.class,
    QueryConfiguration.class,
    SmtpConfiguration.class,
    WebhookEdgeConfiguration.class,
    McpConfiguration.class
})
class PlatformConfiguration {

    private static final int SECRET_BYTES = 32;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ReadBarrier readBarrier() {
        return new ReadBarrier();
    }

    @Bean
    Greeting greeting(InboundSmtp smtp, SubmissionSmtp submission, DataDirectory data) {
        return new Greeting(smtp, submission, data);
    }

    @Bean
    PlatformSecret platformSecret(DataDirectory data) throws IOException {
        return new PlatformSecret(PrivateFile.read(data.root().resolve("secret"), PlatformConfiguration::random));
    }

    /// Opened by who signs calls, filled by who makes webhooks.
    @Bean
    SecretBox webhookSecrets(PlatformSecret secret) {
        return secret.boxFor("webhooks");
    }

    /// Opened by who signs mail, filled by who makes the keys of domains.
    @Bean
    SecretBox domainKeys(PlatformSecret secret) {
        return secret.boxFor("domains");
    }

    /// Signs the mail of agents. Whoever has the file can write in their name.
    @Bean
    SigningKey agentDomainKey(PlatformProperties platform, DataDirectory data) throws IOException {
        var key = PrivateFile.read(
                data.root().resolve("dkim-key"),
                () -> RsaKeys.privateKey(RsaKeys.fresh()).getBytes(StandardCharsets.US_ASCII));
        return new SigningKey(
                platform.agentDomain(), "default", RsaKeys.read(new String(key, StandardCharsets.US_ASCII)));
    }

    @Bean
    AdminFilter adminFilter(DataDirectory data) throws IOException {
        var key = PrivateFile.read(
                data.root().resolve("admin-key"),
                () -> HexFormat.of().formatHex(random()).getBytes(StandardCharsets.US_ASCII));
        return new AdminFilter(new String(key, StandardCharsets.US_ASCII));
    }

    private static byte[] random() {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    @Bean
    ContentStore contentStore(DataSource database, DataDirectory data) throws IOException {
        return new DatabaseContentStore(
                database, new FileContentStore(data.root().resolve("content")));
    }
}
