package com.mailboxkit.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.content.FileContentStore;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class HostileHeadersTest {

    @TempDir
    private Path folder;

    @Test
    void neverLetControlCharactersThrough() throws Exception {
        var store = new FileContentStore(folder);
        var mail = """
                From: =?utf-8?q?Ann=00Lee?= <an\0n@example.com>
                To: =?utf-8?q?B=00ob?= <bob@exam\0ple.com>
                Reply-To: \0 <x\0@example.com>
                Subject: =?utf-8?q?Hel=00lo=07?= the\0re
                Message-ID: <a\0b@example.com>
                In-Reply-To: <c\0d@example.com>
                References: <e\0f@example.com> <g@example.com>
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain; name="fi\0le.txt"
                Content-Disposition: attachment; filename*=utf-8''fi%00le.txt
                Content-ID: <i\0d@example.com>

                Hi
                --b--
                """.replace("\n", "\r\n");

        var read =
                new MessageReader(store, MimeLimits.DEFAULT).read(store.put(mail.getBytes(ISO_8859_1)), Instant.EPOCH);

        var stored = JsonMapper.builder().build().writeValueAsString(read);
        assertThat(stored).doesNotContain("\\u0000").doesNotContain("\\u0007");
        assertThat(read.headers().rfcMessageId()).isEqualTo("<ab@example.com>");
        assertThat(read.headers().references()).containsExactly("<ef@example.com>", "<g@example.com>");
        assertThat(read.headers().subject()).isEqualTo("Hel lo  there");
        assertThat(read.content().attachments()).hasSize(1);
    }
}
