package com.mailboxkit.mime;

import com.mailboxkit.fuzz.MemoryStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// A whole mail, as the SMTP server hands it over: structure, charsets, text, codes, links, calendars, and the words
/// for the search index.
public final class MailFuzz {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private MailFuzz() {}

    /// Loads what the first mail needs, which would take longer than any mail may.
    public static void fuzzerInitialize() throws IOException {
        fuzzerTestOneInput("""
                Subject: =?utf-8?q?Hi?=
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/html

                <p>Your code is <b>123456</b>. <a href="https://example.com/verify">Verify</a>
                --b
                Content-Type: text/calendar

                BEGIN:VCALENDAR
                --b--
                """.getBytes(StandardCharsets.US_ASCII));
    }

    public static void fuzzerTestOneInput(byte[] mail) throws IOException {
        var store = new MemoryStore();
        var parsed = new MessageReader(store, MimeLimits.DEFAULT).read(store.put(mail), NOW);
        var body = new MessageBodies(store).get(parsed.content().body());
        body.searchText();
        SearchText.separated(parsed.headers().subject());
        if (body.html() != null) {
            SafeHtml.of(body.html());
        }
    }
}
