package com.mailboxkit.query.notice;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/// Wires the notice queries.
@Configuration(proxyBeanMethods = false)
public class NoticeQueryConfiguration {

    @Bean
    NoticeOperationsController noticeOperationsController(DatabaseClient database) {
        return new NoticeOperationsController(database);
    }
}
