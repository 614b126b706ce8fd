package com.mailboxkit.mcp.endpoint;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.web.PublicUrl;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which web pages may ask: browsers say which one does, so a page whose host name was made to lead here (DNS
/// rebinding) is told apart from one of the platform's.
final class Origins {

    private final PublicUrl publicUrl;
    private final Set<String> others = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    Origins(PublicUrl publicUrl, List<String> others) {
        this.publicUrl = publicUrl;
        this.others.addAll(others);
    }

    /// @param origin of the header (RFC 6454); null where the client is no page
    void check(@Nullable String origin) {
        if (origin != null && !own().equalsIgnoreCase(origin) && !others.contains(origin)) {
            throw new Refusal(
                    ProblemCode.ACCESS_DENIED,
                    "Pages of this origin may not ask. Name it in mailboxkit.mcp.allowed-origins.");
        }
    }

    private String own() {
        var url = publicUrl.url();
        return "%s://%s".formatted(url.getScheme(), url.getRawAuthority());
    }
}
