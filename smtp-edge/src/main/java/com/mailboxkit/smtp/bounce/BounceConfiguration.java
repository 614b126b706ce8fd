package com.mailboxkit.smtp.bounce;

import com.mailboxkit.kernel.secret.MacKey;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires return paths.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BounceProperties.class)
public class BounceConfiguration {

    @Bean
    ReturnPaths returnPaths(@Qualifier("returnPathKey") MacKey key, Clock clock, BounceProperties properties) {
        return new ReturnPaths(key, clock, properties.validity());
    }

    @Bean
    ReportMatcher reportMatcher(ReturnPaths paths, CommandGateway commands, QueryGateway queries) {
        return new ReportMatcher(paths, commands, queries);
    }
}
