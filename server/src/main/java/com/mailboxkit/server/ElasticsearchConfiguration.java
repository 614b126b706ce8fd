package com.mailboxkit.server;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import com.mailboxkit.server.roles.ConditionalOnRole;
import com.mailboxkit.server.roles.Role;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// Elasticsearch twice: blocking for the projection, not blocking for readers.
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole({Role.QUERY, Role.PROJECTIONS})
@EnableConfigurationProperties(ElasticsearchProperties.class)
class ElasticsearchConfiguration {

    @Bean(destroyMethod = "close")
    ElasticsearchTransport elasticsearchTransport(ElasticsearchProperties properties) {
        var client = Rest5Client.builder(properties.url()).setDefaultHeaders(login(properties));
        var json = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        return new Rest5ClientTransport(client.build(), new Jackson3JsonpMapper(json));
    }

    @Bean
    ElasticsearchClient elasticsearchClient(ElasticsearchTransport transport) {
        return new ElasticsearchClient(transport);
    }

    @Bean
    ElasticsearchAsyncClient elasticsearchAsyncClient(ElasticsearchTransport transport) {
        return new ElasticsearchAsyncClient(transport);
    }

    private static Header[] login(ElasticsearchProperties properties) {
        if (properties.username().isEmpty()) {
            return new Header[0];
        }
        var login = properties.username() + ":" + properties.password();
        return new Header[] {
            new BasicHeader(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
        };
    }
}
