package com.mailboxkit.web;

import com.mailboxkit.kernel.ReadBarrier;
import com.mailboxkit.web.outage.OutageConfiguration;
import com.mailboxkit.web.outage.Outages;
import com.mailboxkit.web.session.SessionLookup;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import reactor.netty.NettyPipeline;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/// What all endpoints of the HTTP API share. Needs a [DatabaseClient] and a [Clock].
@Configuration(proxyBeanMethods = false)
@Import({OutageConfiguration.class, SessionConfiguration.class})
@EnableConfigurationProperties({
    PlatformProperties.class,
    HttpProperties.class,
    CrossOriginProperties.class,
    TrustedProxyProperties.class,
    RateLimitProperties.class
})
public class WebConfiguration {

    @Bean
    ReadBarrier readBarrier(DatabaseClient database) {
        return new ReadBarrier(new PendingEvents(database));
    }

    @Bean
    KeyUsage keyUse(DatabaseClient database, Clock clock) {
        return new KeyUsage(database, clock, KeyUsage.Of.API_KEYS);
    }

    @Bean
    ApiKeyLookup apiKeyLookup(DatabaseClient database, RateLimitProperties limits, ReadBarrier barrier) {
        return new ApiKeyLookup(database, limits, barrier);
    }

    @Bean
    ApiKeyFilter apiKeyFilter(CallAuthenticator callers, ReadBarrier barrier) {
        return new ApiKeyFilter(callers, barrier);
    }

    @Bean
    ApiKeyAuthenticator apiKeyAuthenticator(
            ApiKeyLookup keys, @Qualifier("keyUse") KeyUsage use, SessionLookup sessions) {
        return new ApiKeyAuthenticator(keys, use, sessions);
    }

    @Bean
    SlidingWindows slidingWindows(DatabaseClient database) {
        return new SlidingWindows(database);
    }

    @Bean
    RegistrationLimit registrationLimit(
            SlidingWindows windows, DatabaseClient database, RateLimitProperties limits, ClientAddresses clients) {
        return new RegistrationLimit(windows, database, limits, clients);
    }

    @Bean
    OrganizationQuota organizationQuota(DatabaseClient database) {
        return new OrganizationQuota(database);
    }

    @Bean
    ClientAddresses clientAddresses(TrustedProxyProperties proxies) {
        return new ClientAddresses(proxies);
    }

    @Bean
    FatalErrorFilter fatalErrorFilter() {
        return new FatalErrorFilter();
    }

    @Bean
    PlainPathFilter plainPathFilter() {
        return new PlainPathFilter();
    }

    @Bean
    PlainQueryFilter plainQueryFilter() {
        return new PlainQueryFilter();
    }

    @Bean
    CrossOriginFilter crossOriginFilter(CrossOriginProperties settings) {
        return new CrossOriginFilter(settings);
    }

    @Bean
    BodyLimitFilter bodyLimitFilter(HttpProperties limits, ServerCodecConfigurer codecs) {
        return new BodyLimitFilter(limits, codecs);
    }

    @Bean
    PublicUrl publicUrl(PlatformProperties platform) {
        return new PublicUrl(platform);
    }

    @Bean
    Problems problems(PublicUrl publicUrl) {
        return new Problems(publicUrl);
    }

    @Bean
    ProblemHandler problemHandler(Problems problems, Outages outages, JsonMapper json) {
        return new ProblemHandler(problems, outages, json);
    }

    /// Of two fields with one name, one would be dropped in silence.
    @Bean
    JsonMapperBuilderCustomizer noFieldTwice() {
        return json -> json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> dates(Clock clock) {
        var date = new DateHeader(clock);
        return factory -> factory.addServerCustomizers(server -> server.doOnChannelInit((observer, channel, address) ->
                channel.pipeline().addAfter(NettyPipeline.HttpCodec, DateHeader.class.getName(), date)));
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> connections(
            HttpProperties limits, TrustedProxyProperties proxies) {
        var limit = new ConnectionLimit(limits.maxConnectionsPerAddress(), proxies);
        return factory -> factory.addServerCustomizers(server -> server.idleTimeout(limits.idleTimeout())
                .readTimeout(limits.bodyTimeout())
                .requestTimeout(limits.maxBodyTime())
                .doOnChannelInit((observer, channel, address) -> {
                    limit.admit(channel);
                    HeaderTimeout.add(channel.pipeline(), limits.headerTimeout());
                }));
    }

    @Bean
    WebFluxRegistrations routes() {
        return new WebFluxRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new MostSpecificRoutes();
            }
        };
    }

    @Bean
    WebFluxConfigurer houseArguments(Clock clock) {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(
                        new CallerArgument(), new PageRequestArgument(), new RequestSeedArgument(clock));
            }
        };
    }
}
