package com.mailboxkit.web.outage;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires what recognises outages; other modules add an [OutageDetector] for each library of theirs.
@Configuration(proxyBeanMethods = false)
public class OutageConfiguration {

    @Bean
    OutageDetector databaseOutages() {
        return new DatabaseOutages();
    }

    @Bean
    OutageDetector localOutages() {
        return new LocalOutages();
    }

    @Bean
    Outages outages(List<OutageDetector> detectors) {
        return new Outages(detectors);
    }
}
