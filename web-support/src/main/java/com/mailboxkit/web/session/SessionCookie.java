package com.mailboxkit.web.session;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// The cookie that carries the token of a session. No script reads it, and no page of another site has it sent.
public final class SessionCookie {

    private static final String NAME = "mailboxkit_session";

    private static final String CSRF_HEADER = "X-Requested-With";
    private static final String CSRF_VALUE = "mailboxkit-dashboard";
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private SessionCookie() {}

    /// @param publicUrl where https, the cookie is sent by https only
    public static ResponseCookie of(String token, Duration lifetime, URI publicUrl) {
        return ResponseCookie.from(NAME, token)
                .path("/")
                .httpOnly(true)
                .sameSite("Strict")
                .secure("https".equalsIgnoreCase(publicUrl.getScheme()))
                .maxAge(lifetime)
                .build();
    }

    /// Has a browser forget the cookie.
    public static ResponseCookie none(URI publicUrl) {
        return of("", Duration.ZERO, publicUrl);
    }

    /// The token that a request shows; empty where it has no cookie.
    public static Optional<String> token(ServerHttpRequest request) {
        return Optional.ofNullable(request.getCookies().getFirst(NAME)).map(HttpCookie::getValue);
    }

    /// To be called for each request that shows its cookie: forms and pictures of other pages cannot set a header,
    /// should a
    /// browser send the cookie with them.
    ///
    /// @throws Refusal `csrf_header_missing`
    public static void checkOrigin(ServerHttpRequest request) {
        boolean isOwnPage = CSRF_VALUE.equals(request.getHeaders().getFirst(CSRF_HEADER));
        if (!SAFE.contains(request.getMethod()) && !isOwnPage) {
            throw new Refusal(
                    ProblemCode.CSRF_HEADER_MISSING,
                    "A request with the cookie of a session that changes something needs the header \"%s: %s\"."
                            .formatted(CSRF_HEADER, CSRF_VALUE));
        }
    }
}
