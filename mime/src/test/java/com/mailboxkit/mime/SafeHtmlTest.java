package com.mailboxkit.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SafeHtmlTest {

    private static final Set<String> ACTIVE = Set.of(
            "script",
            "style",
            "iframe",
            "frame",
            "object",
            "embed",
            "applet",
            "link",
            "meta",
            "base",
            "form",
            "input",
            "button",
            "svg",
            "math",
            "audio",
            "video",
            "template",
            "noscript");
    private static final Set<String> URLS =
            Set.of("href", "src", "action", "formaction", "background", "poster", "data", "xlink:href");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>x()</script>",
                "<p onclick=\"x()\">hi</p>",
                "<a href=\"javascript:x()\">hi</a>",
                "<a href=\"data:text/html,x\">hi</a>",
                "<img src=\"https://tracker.example/p.gif\">",
                "<img src=\"data:image/svg+xml;base64,PHN2Zz4=\">",
                "<p style=\"background:url(https://tracker.example/p.gif)\">hi</p>",
                "<style>p { background: url(https://tracker.example/p.gif) }</style>",
                "<iframe src=\"https://tracker.example\"></iframe>",
                "<object data=\"https://tracker.example\"></object>",
                "<form action=\"https://tracker.example\"><input name=\"password\"></form>",
                "<svg><script>x()</script></svg>",
                "<math><mi xlink:href=\"javascript:x()\">hi</mi></math>",
                "<base href=\"https://tracker.example\">",
                "<meta http-equiv=\"refresh\" content=\"0;url=https://tracker.example\">",
                "<link rel=\"stylesheet\" href=\"https://tracker.example/s.css\">",
                "<!--[if mso]><script>x()</script><![endif]-->"
            })
    void leavesNothingThatRunsLoadsOrSends(String html) {
        assertThat(SafeHtml.of(html))
                .doesNotContain(
                        "x()",
                        "tracker",
                        "<script",
                        "<iframe",
                        "<object",
                        "<form",
                        "<input",
                        "<svg",
                        "<style",
                        "javascript",
                        "data:");
    }

    @ParameterizedTest
    @CsvSource({
        "<p>Grüße <b>you</b></p>, <p>Gr&#252;&#223;e <b>you</b></p>",
        "<img src=\"cid:1@x\" alt=\"a\">, <img src=\"cid:1&#64;x\" alt=\"a\" />",
        "<td style=\"color:red\">x</td>, <table><tbody><tr><td style=\"color:red\">x</td></tr></tbody></table>"
    })
    void keepsWhatAMessageLooksLike(String html, String safe) {
        assertThat(SafeHtml.of(html)).isIn(safe, html, safe.replace("&#252;&#223;", "üß"));
    }

    @Test
    void keepsLinksThatGiveNothingAway() {
        assertThat(SafeHtml.of("<a href=\"https://shop.example/?a=1&b=2\" target=\"_top\">Shop</a>"))
                .contains("href=\"https://shop.example/?a&#61;1&amp;b&#61;2\"")
                .contains("noopener")
                .contains("noreferrer")
                .doesNotContain("target");
    }

    @Test
    void loadsPicturesFromElsewhereOnlyWhereAsked() {
        var html = "<img src=\"https://shop.example/logo.png\" alt=\"Logo\" />";

        assertThat(SafeHtml.of(html)).doesNotContain("shop.example");
        assertThat(SafeHtml.withRemotePictures(html)).contains("src=\"https://shop.example/logo.png\"");
        assertThat(SafeHtml.withRemotePictures("<img src=\"javascript:x()\">")).doesNotContain("x()");
    }

    @Test
    void takesWhateverComes() {
        assertThat(SafeHtml.of("<div>".repeat(100_000) + "deep")).hasSizeLessThan(10_000);
        assertThat(SafeHtml.of("&lt;".repeat(250_000))).startsWith("&lt;");
        assertThat(SafeHtml.of("<")).isEqualTo("&lt;");
    }

    @Test
    void withstandsTheAttacksOfOthers() throws IOException {
        var corpora = System.getenv("MAILBOXKIT_CORPORA");
        Assumptions.assumeTrue(corpora != null, "MAILBOXKIT_CORPORA is not set: html-xss is left out");
        var cases = JsonMapper.shared()
                .readTree(Path.of(corpora, "html-xss", "owasp-java-html-sanitizer.json"))
                .get("cases");

        assertThat(cases).hasSize(130);
        for (var attack : cases) {
            var payload = attack.get("payload").stringValue();
            for (var safe : List.of(SafeHtml.of(payload), SafeHtml.withRemotePictures(payload))) {
                assertPassive(safe, payload);
                if (attack.has("must_not_contain")) {
                    assertThat(safe.toLowerCase(Locale.ROOT))
                            .as(payload)
                            .doesNotContain(
                                    attack.get("must_not_contain").stringValue().toLowerCase(Locale.ROOT));
                }
            }
        }
    }

    /// As another parser sees it.
    private static void assertPassive(String safe, String payload) {
        for (var element : Jsoup.parse(safe).body().select("*")) {
            assertThat(element.normalName()).as(payload).isNotIn(ACTIVE);
            for (var attribute : element.attributes()) {
                assertThat(attribute.getKey())
                        .as(payload)
                        .doesNotStartWith("on")
                        .isNotEqualTo("srcdoc");
                if (URLS.contains(attribute.getKey())) {
                    assertThat(attribute.getValue()).as(payload).matches("(?is)(https?|mailto|cid|data:image/).*");
                }
                if (attribute.getKey().equals("style")) {
                    assertThat(attribute.getValue())
                            .as(payload)
                            .doesNotContain("url", "expression", "import", "binding");
                }
            }
        }
    }
}
