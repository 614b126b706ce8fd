package com.mailboxkit.server;

import com.mailboxkit.command.CommandConfiguration;
import com.mailboxkit.content.ContentStore;
import com.mailboxkit.content.FileContentStore;
import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.local.DataDirectory;
import com.mailboxkit.projection.ProjectionConfiguration;
import com.mailboxkit.query.QueryConfiguration;
import com.mailboxkit.smtp.SmtpConfiguration;
import com.mailboxkit.smtp.inbound.InboundSmtp;
import com.mailboxkit.web.PlatformSecret;
import com.mailboxkit.web.WebConfiguration;
import java.io.IOException;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Puts the roles together.
@Configuration(proxyBeanMethods = false)
@Import({
    WebConfiguration.class,
    CommandConfiguration.class,
    ProjectionConfiguration.class,
    QueryConfiguration.class,
    SmtpConfiguration.class
})
class PlatformConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ReadBarrier readBarrier() {
        return new ReadBarrier();
    }

    @Bean
    Greeting greeting(InboundSmtp smtp, DataDirectory data) {
        return new Greeting(smtp, data);
    }

    @Bean
    PlatformSecret platformSecret(DataDirectory data) throws IOException {
        return new PlatformSecret(SecretFile.in(data.path()));
    }

    @Bean
    ContentStore contentStore(DataDirectory data) throws IOException {
        return new FileContentStore(data.path().resolve("content"));
    }
}
