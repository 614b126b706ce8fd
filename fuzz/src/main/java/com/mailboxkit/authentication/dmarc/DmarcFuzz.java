package com.mailboxkit.authentication.dmarc;

import com.mailboxkit.authentication.spf.SpfFuzz;
import com.mailboxkit.authentication.spf.SpfResult;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// DMARC records (RFC 9989): each line of the input is the record of a further name on the walk up the tree.
public final class DmarcFuzz {

    private static final SpfResult SPF = new SpfResult(SpfResult.Verdict.PASS, "mail.example.com", null, null);

    private DmarcFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        var records = new String(input, StandardCharsets.ISO_8859_1).split("\n", -1);
        new DmarcChecker(SpfFuzz.answering(records)).check(List.of("a.b.c.d.example.com"), SPF, List.of());
    }
}
