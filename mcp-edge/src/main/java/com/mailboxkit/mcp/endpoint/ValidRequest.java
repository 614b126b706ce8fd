package com.mailboxkit.mcp.endpoint;

import com.mailboxkit.web.Caller;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;

/// An HTTP request that may be read on.
///
/// @param session empty where the client names none
record ValidRequest(ServerRequest http, Caller caller, Optional<String> session) {

    /// What a request of its session is known by.
    ///
    /// @param id of the JSON-RPC request
    Optional<String> name(Object id) {
        return session.map(name -> RequestKeys.of(name, id));
    }

    String authorization() {
        return http.headers().header(HttpHeaders.AUTHORIZATION).getFirst();
    }

    boolean takesStream() {
        return http.headers().accept().contains(MediaType.TEXT_EVENT_STREAM);
    }
}
