package com.mailboxkit.server.description;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Gives the description of the API, and pages about it that need neither a key nor scripts.
@RestController
class DescriptionController {

    private static final MediaType MARKDOWN = MediaType.parseMediaType("text/markdown;charset=UTF-8");
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final Pages pages;

    DescriptionController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping("/openapi.json")
    ResponseEntity<String> description() {
        return page(MediaType.APPLICATION_JSON, pages.openApi());
    }

    @GetMapping("/api-docs")
    ResponseEntity<String> reference() {
        return page(HTML, pages.reference());
    }

    @GetMapping("/billing")
    ResponseEntity<String> billing() {
        return page(HTML, pages.billing());
    }

    @GetMapping("/skill.md")
    ResponseEntity<String> skill() {
        return page(MARKDOWN, pages.skill());
    }

    private static ResponseEntity<String> page(MediaType type, String text) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .header("X-Content-Type-Options", "nosniff")
                .body(text);
    }
}
