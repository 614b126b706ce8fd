package com.mailboxkit.web;

import java.net.URI;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.web.util.UriComponentsBuilder;

/// Where callers reach the API. Where the port is left to the system (0), it is known once the server listens; nobody
/// can have asked before.
public final class PublicUrl {

    private volatile URI url;

    public PublicUrl(PlatformProperties platform) {
        this.url = platform.publicUrl();
    }

    @EventListener
    void listens(WebServerInitializedEvent event) {
        if (url.getPort() == 0) {
            url = UriComponentsBuilder.fromUri(url)
                    .port(event.getWebServer().getPort())
                    .build(true)
                    .toUri();
        }
    }

    public URI url() {
        return url;
    }

    /// An absolute link to `path`, which starts with a slash.
    public String link(String path) {
        String base = url.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
