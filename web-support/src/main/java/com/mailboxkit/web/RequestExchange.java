package com.mailboxkit.web;

import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.codec.multipart.Part;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.adapter.DefaultServerWebExchange;
import org.springframework.web.server.i18n.AcceptHeaderLocaleContextResolver;
import reactor.core.publisher.Mono;

/// An exchange whose request was replaced, for every reader of it. Spring's own `exchange.mutate().request(…)` goes on
/// reading forms and multipart bodies from the request that was there before, past whatever the new one does.
public final class RequestExchange extends ServerWebExchangeDecorator {

    private final DefaultServerWebExchange replaced;

    /// @param request what everybody reads from now on
    /// @param response where the answer is written
    public RequestExchange(
            ServerWebExchange exchange,
            ServerHttpRequest request,
            ServerHttpResponse response,
            ServerCodecConfigurer codecs) {
        super(exchange);
        replaced = new DefaultServerWebExchange(
                request, response, same -> exchange.getSession(), codecs, new AcceptHeaderLocaleContextResolver());
    }

    @Override
    public ServerHttpRequest getRequest() {
        return replaced.getRequest();
    }

    @Override
    public ServerHttpResponse getResponse() {
        return replaced.getResponse();
    }

    @Override
    public Mono<MultiValueMap<String, String>> getFormData() {
        return replaced.getFormData();
    }

    @Override
    public Mono<MultiValueMap<String, Part>> getMultipartData() {
        return replaced.getMultipartData();
    }

    /// To be called when the exchange is over: nobody else deletes the temporary files of its parts.
    @Override
    public Mono<Void> cleanupMultipart() {
        return replaced.cleanupMultipart();
    }
}
