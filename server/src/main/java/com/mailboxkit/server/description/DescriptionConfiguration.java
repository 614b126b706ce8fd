package com.mailboxkit.server.description;

import com.mailboxkit.command.organization.Tariff;
import com.mailboxkit.web.PlatformProperties;
import com.mailboxkit.web.PublicUrl;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires the pages.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Tariff.class)
class DescriptionConfiguration {

    @Bean
    DescriptionController descriptionController(PublicUrl publicUrl, PlatformProperties platform, Tariff tariff) {
        return new DescriptionController(new Pages(publicUrl, platform, tariff));
    }
}
