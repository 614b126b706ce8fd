package com.mailboxkit.mcp.endpoint;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.web.PlatformProperties;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which web pages may ask: browsers say which one does, so a page whose host name was made to lead here (DNS
/// rebinding) is told apart from one of the platform's.
final class Origins {

    private final Set<String> allowed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    Origins(PlatformProperties platform, List<String> others) {
        var url = platform.publicUrl();
        allowed.add("%s://%s".formatted(url.getScheme(), url.getRawAuthority()).toLowerCase(Locale.ROOT));
        allowed.addAll(others);
    }

    /// @param origin of the header (RFC 6454); null where the client is no page
    void check(@Nullable String origin) {
        if (origin != null && !allowed.contains(origin)) {
            throw new Refusal(
                    ProblemCode.ACCESS_DENIED,
                    "Pages of this origin may not ask. Name it in mailboxkit.mcp.allowed-origins.");
        }
    }
}
