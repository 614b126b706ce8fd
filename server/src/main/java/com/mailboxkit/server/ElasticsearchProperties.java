package com.mailboxkit.server;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where Elasticsearch is.
///
/// @param url `http://host:port` or `https://host:port`
/// @param username empty: no login
@ConfigurationProperties("mailboxkit.elasticsearch")
record ElasticsearchProperties(URI url, String username, String password) {}
