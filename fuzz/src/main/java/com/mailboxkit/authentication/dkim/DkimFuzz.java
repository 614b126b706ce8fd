package com.mailboxkit.authentication.dkim;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// A signed or sealed mail and the record of its key, which both come from strangers. The first line of the input is
/// the record.
public final class DkimFuzz {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private DkimFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        int end = 0;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        var record = new String(input, 0, end, StandardCharsets.ISO_8859_1);
        var mail = Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length);
        new DkimVerifier(name -> List.of(record)).verify(new ByteArrayInputStream(mail), NOW);
        new DkimVerifier(name -> List.of(record)).verify(new ByteArrayInputStream(input), NOW);
        new ArcVerifier(name -> List.of(record)).verify(new ByteArrayInputStream(mail));
    }
}
