package com.mailboxkit.dashboard;

import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Serves the dashboard at `/`.
@Configuration(proxyBeanMethods = false)
public class DashboardConfiguration {

    @Bean
    DashboardController dashboardController() throws IOException {
        return new DashboardController(DashboardFiles.bundled());
    }
}
