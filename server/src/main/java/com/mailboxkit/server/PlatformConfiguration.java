package com.mailboxkit.server;

import com.mailboxkit.authentication.dkim.RsaKeys;
import com.mailboxkit.authentication.dkim.SigningKey;
import com.mailboxkit.command.CommandConfiguration;
import com.mailboxkit.content.DatabaseContentStore;
import com.mailboxkit.content.FileContentStore;
import com.mailboxkit.dashboard.DashboardConfiguration;
import com.mailboxkit.kernel.message.OpenTokens;
import com.mailboxkit.kernel.secret.MacKey;
import com.mailboxkit.kernel.secret.SecretBox;
import com.mailboxkit.kernel.storage.StorageQuery.FindStorageUse;
import com.mailboxkit.kernel.storage.StorageQuery.StorageUse;
import com.mailboxkit.kernel.storage.StorageQuota;
import com.mailboxkit.local.DataDirectory;
import com.mailboxkit.mcp.McpConfiguration;
import com.mailboxkit.projection.ProjectionConfiguration;
import com.mailboxkit.query.QueryConfiguration;
import com.mailboxkit.server.operations.AdminFilter;
import com.mailboxkit.server.roles.ConditionalOnRole;
import com.mailboxkit.server.roles.Role;
import com.mailboxkit.smtp.SmtpConfiguration;
import com.mailboxkit.smtp.inbound.InboundSmtp;
import com.mailboxkit.smtp.submission.SubmissionSmtp;
import com.mailboxkit.web.OperatorSessions;
import com.mailboxkit.web.PlatformProperties;
import com.mailboxkit.web.PlatformSecret;
import com.mailboxkit.web.WebConfiguration;
import com.mailboxkit.web.idempotency.IdempotencyConfiguration;
import com.mailboxkit.webhook.WebhookEdgeConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Puts the roles together.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SharedFolder.class)
@Import({WebConfiguration.class, IdempotencyConfiguration.class})
class PlatformConfiguration {

    private static final int SECRET_BYTES = 32;
    private static final int NEW_ENOUGH = 20; // part of the time after which contents are looked at

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnRole(Role.COMMAND)
    @Import(CommandConfiguration.class)
    static class Command {}

    /// Its tools call both halves of the REST API in the same process.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnRole(Role.COMMAND)
    static class Tools {

        @Configuration(proxyBeanMethods = false)
        @ConditionalOnRole(Role.QUERY)
        @Import(McpConfiguration.class)
        static class OfBothHalves {}
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnRole(Role.PROJECTIONS)
    @Import(ProjectionConfiguration.class)
    static class Projecting {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnRole(Role.QUERY)
    @Import({QueryConfiguration.class, DashboardConfiguration.class})
    static class Query {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnRole(Role.SMTP)
    @Import(SmtpConfiguration.class)
    static class Smtp {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnRole(Role.WEBHOOKS)
    @Import(WebhookEdgeConfiguration.class)
    static class Webhooks {}

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Greeting greeting(ObjectProvider<InboundSmtp> smtp, ObjectProvider<SubmissionSmtp> submission, DataDirectory data) {
        return new Greeting(smtp.getIfAvailable(), submission.getIfAvailable(), data);
    }

    @Bean
    PlatformSecret platformSecret(SharedFolder shared) throws IOException {
        return new PlatformSecret(PrivateFile.read(shared.file("secret"), PlatformConfiguration::random));
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

    /// Tells the reverse paths that this platform wrote from others.
    @Bean
    MacKey returnPathKey(PlatformSecret secret) {
        return secret.macFor("return-paths");
    }

    /// Proves to whom the platform mailed a link by which owners confirm their addresses.
    @Bean
    MacKey ownerConfirmationKey(PlatformSecret secret) {
        return secret.macFor("owner-confirmations");
    }

    /// Proves to whom the platform gave a link that opens a session.
    @Bean
    MacKey signInLinkKey(PlatformSecret secret) {
        return secret.macFor("sign-in-links");
    }

    /// Made for mail that leaves, read where its pictures are fetched.
    @Bean
    OpenTokens openTokens(PlatformSecret secret) {
        return new OpenTokens(secret.keyFor("opens"));
    }

    /// Signs the mail of agents. Whoever has the file can write in their name.
    @Bean
    SigningKey agentDomainKey(PlatformProperties platform, SharedFolder shared) throws IOException {
        var key = PrivateFile.read(
                shared.file("dkim-key"),
                () -> RsaKeys.privateKey(RsaKeys.fresh()).getBytes(StandardCharsets.US_ASCII));
        return new SigningKey(
                platform.agentDomain(), "default", RsaKeys.read(new String(key, StandardCharsets.US_ASCII)));
    }

    @Bean
    AdminFilter adminFilter(SharedFolder shared, OperatorSessions sessions) throws IOException {
        var key = PrivateFile.read(
                shared.file("admin-key"),
                () -> HexFormat.of().formatHex(random()).getBytes(StandardCharsets.US_ASCII));
        return new AdminFilter(new String(key, StandardCharsets.US_ASCII), sessions);
    }

    private static byte[] random() {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    @Bean
    StorageQuota storageQuota(QueryGateway queries) {
        return new StorageQuota(
                (organization, inbox) -> queries.query(new FindStorageUse(organization, inbox), StorageUse.class));
    }

    /// @param collectAfter after this long without being stored again, the collector looks at a content
    @Bean
    DatabaseContentStore contentStore(
            DataSource database,
            SharedFolder shared,
            @Value("${mailboxkit.storage.collect-after}") Duration collectAfter)
            throws IOException {
        var files = new FileContentStore(shared.file("content"));
        return new DatabaseContentStore(database, files, collectAfter.dividedBy(NEW_ENOUGH));
    }
}
