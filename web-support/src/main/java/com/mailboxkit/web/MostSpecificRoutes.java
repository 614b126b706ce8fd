package com.mailboxkit.web;

import static java.util.stream.Collectors.toSet;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;

/// Takes a path for the one thing that its most specific pattern names. Spring looks at the method as well, and so
/// takes `GET …/messages/send` for a message with the id `send`, and tells `GET` among what that path takes.
final class MostSpecificRoutes extends RequestMappingHandlerMapping {

    private List<PathPattern> patterns = List.of();

    @Override
    public void afterPropertiesSet() {
        super.afterPropertiesSet();
        patterns = getHandlerMethods().keySet().stream()
                .flatMap(route -> route.getPatternsCondition().getPatterns().stream())
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo route, ServerWebExchange exchange) {
        var match = super.getMatchingMapping(route, exchange);
        return match == null || isMeant(match, path(exchange)) ? match : null;
    }

    @Override
    protected @Nullable HandlerMethod handleNoMatch(Set<RequestMappingInfo> routes, ServerWebExchange exchange)
            throws Exception {
        var path = path(exchange);
        var meant = routes.stream().filter(route -> isMeant(route, path)).collect(toSet());
        try {
            return super.handleNoMatch(meant, exchange);
        } catch (MethodNotAllowedException refused) {
            throw new MethodNotAllowedException(refused.getHttpMethod(), allowed(refused));
        }
    }

    /// Whether the path is not rather that of another route, which is more specific.
    private boolean isMeant(RequestMappingInfo route, PathContainer path) {
        return patterns.stream()
                .filter(pattern -> pattern.matches(path))
                .findFirst()
                .map(route.getPatternsCondition().getPatterns()::contains)
                .orElse(true);
    }

    private static PathContainer path(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().pathWithinApplication();
    }

    /// With what Spring answers by itself, as it does where it is asked for the options.
    private static Set<HttpMethod> allowed(MethodNotAllowedException refused) {
        var methods = new LinkedHashSet<>(refused.getSupportedMethods());
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        methods.add(HttpMethod.OPTIONS);
        return methods;
    }
}
