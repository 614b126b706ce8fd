package com.mailboxkit.dashboard;

import com.mailboxkit.kernel.problem.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Gives the one page of the dashboard and its files. A file is never changed: another version has another name.
@RestController
class DashboardController {

    /// The page loads nothing from elsewhere, runs no script but its own, and is shown in no frame. Mail as HTML is a
    /// frame from an address of this server, with a stricter policy.
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "frame-src 'self'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "base-uri 'none'");

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final DashboardFiles files;

    DashboardController(DashboardFiles files) {
        this.files = files;
    }

    @GetMapping("/")
    ResponseEntity<String> page() {
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .body(files.page());
    }

    /// @throws Refusal `not_found` where this version has no such file
    @GetMapping("/assets/{name}")
    ResponseEntity<byte[]> asset(
            @PathVariable String name,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, required = false) @Nullable String encodings) {
        var asset = files.asset(name).orElseThrow(() -> Refusal.notFound("file"));
        boolean zipped = encodings != null && encodings.contains("gzip");
        var response = ResponseEntity.ok()
                .contentType(asset.type())
                .cacheControl(FOR_EVER)
                .varyBy(HttpHeaders.ACCEPT_ENCODING)
                .header("X-Content-Type-Options", "nosniff");
        return zipped
                ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(asset.zipped())
                : response.body(asset.plain());
    }
}
