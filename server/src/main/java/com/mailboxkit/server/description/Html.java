package com.mailboxkit.server.description;

import java.util.List;
import org.springframework.web.util.HtmlUtils;

/// Pieces of the reference page.
final class Html {

    private Html() {}

    static String text(String plain) {
        return HtmlUtils.htmlEscape(plain);
    }

    /// The only Markdown that descriptions use.
    static String code(String markdown) {
        return text(markdown).replaceAll("`([^`]+)`", "<code>$1</code>");
    }

    static String paragraph(String markdown) {
        return markdown.isEmpty() ? "" : "<p>%s</p>%n".formatted(code(markdown));
    }

    /// @param cells HTML already
    static String row(List<String> cells) {
        return "<tr><td>%s</td></tr>%n".formatted(String.join("</td><td>", cells));
    }

    /// Nothing where there are no rows.
    static String table(String title, String rows) {
        return rows.isEmpty() ? "" : "<table><caption>%s</caption>%n%s</table>%n".formatted(title, rows);
    }

    /// Where an error is explained.
    static String anchor(String code) {
        return code.replace('_', '-');
    }
}
