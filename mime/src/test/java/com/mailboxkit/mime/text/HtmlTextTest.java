package com.mailboxkit.mime.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.mime.text.HtmlText.Link;
import org.junit.jupiter.api.Test;

class HtmlTextTest {

    @Test
    void putsALinkBehindItsWordsOnce() {
        assertThat(text("Click <a href='https://a.example/v?t=1&amp;u=2'>here</a>."))
                .isEqualTo("Click here (https://a.example/v?t=1&u=2).");
        assertThat(
                        text(
                                "<a href='https://a.example/'>https://a.example</a> <a href='https://a.example/x'>a.example/x</a>"))
                .isEqualTo("https://a.example a.example/x");
        assertThat(text("<a href='https://a.example/long/path'>https://a.example/lo…</a>"))
                .isEqualTo("https://a.example/lo… (https://a.example/long/path)");
        assertThat(text("<a href='https://a.example/1'><img alt=Shop></a> <a href='https://a.example/1'>Shop</a>"))
                .isEqualTo("Shop (https://a.example/1) Shop");
    }

    @Test
    void leavesOutTargetsThatLeadNowhere() {
        assertThat(
                        text(
                                "<a href='#top'>Top</a> <a href='javascript:x()'>Run</a> <a href='data:text/html,x'>D</a> <a href='/x'>R</a>"
                                        + " <a href='mailto:b@a.example?subject=x'>b@a.example</a> <a href='tel:+4912'>+49 12</a> <a name=x>N</a>"))
                .isEqualTo("Top Run D R b@a.example +49 12 N");
        assertThat(text("<a href='mailto:b@a.example'>Write</a>")).isEqualTo("Write (mailto:b@a.example)");
    }

    @Test
    void showsWhatPicturesShowAndWhereTheyLead() {
        assertThat(
                        text(
                                "<table><tr><td><a href='https://a.example/r'><img src=b.png alt='Reset password'></a></td></tr></table>"))
                .isEqualTo("Reset password (https://a.example/r)");
        assertThat(text("<a href='https://a.example/r'><img src=b.png></a>")).isEqualTo("(https://a.example/r)");
        assertThat(
                        text(
                                "x<a href='https://a.example/o'><img src=t.gif width=1 height=1 alt=t></a><a href='https://a.example/e'></a>"))
                .isEqualTo("x");
        assertThat(text("<map><area href='https://m.example/1' alt=Shop></map>"))
                .isEqualTo("Shop (https://m.example/1)");
    }

    @Test
    void unwrapsAddressesThatStandInTheWrapping() {
        assertThat(
                        text(
                                "<a href='https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2Fv%3Ft%3D1&data=x'>go</a>"))
                .isEqualTo("go (https://a.example/v?t=1)");
        assertThat(text("<a href='https://urldefense.proofpoint.com/v2/url?u=https-3A__a.example_v&d=x'>go</a>"))
                .isEqualTo("go (https://a.example/v)");
        assertThat(text("<a href='https://urldefense.com/v3/__https://a.example/v?x=1__;!!abc$'>go</a>"))
                .isEqualTo("go (https://a.example/v?x=1)");
        assertThat(text("<a href='https://eur01.safelinks.protection.outlook.com/?url=javascript%3Ax'>go</a>"))
                .isEqualTo("go (https://eur01.safelinks.protection.outlook.com/?url=javascript%3Ax)");
        assertThat(text("<a href='https://click.shop.example/?url=https%3A%2F%2Fa.example'>go</a>"))
                .isEqualTo("go (https://click.shop.example/?url=https%3A%2F%2Fa.example)");
    }

    @Test
    void listsItsLinks() {
        assertThat(HtmlText.of(
                                "<a href='https://a.example/v'>Verify <b>now</b></a> <a href='https://b.example'>b.example</a>")
                        .links())
                .containsExactly(
                        new Link("https://a.example/v", "Verify now", 0, 32),
                        new Link("https://b.example", "", 32, 42));
    }

    @Test
    void keepsPreformattedLines() {
        assertThat(text("<p>Log:</p><pre>line one\n  line two\n\n\nline five</pre>end"))
                .isEqualTo("Log:\n\nline one\n  line two\n\n\nline five\n\nend");
        assertThat(text("<div style='white-space: pre-wrap'>Dear Bo,\n\nfirst.\n  second.</div>"))
                .isEqualTo("Dear Bo,\n\nfirst.\n  second.");
        assertThat(text("<style>.l{white-space:pre-line}</style><div class=l>a   b\n c</div>"))
                .isEqualTo("a b\nc");
        assertThat(text("<pre>a <span style='white-space:normal'>b\nc</span></pre>"))
                .isEqualTo("a b c");
    }

    @Test
    void keepsRowsAndTellsCellsApart() {
        assertThat(text("<table><tr><th>Item</th><th>Price</th></tr><tr><td>Lamp</td><td>10</td></tr>"
                        + "<tr><td><p>Big</p></td><td><p>20</p></td></tr></table>after"))
                .isEqualTo("Item\tPrice\nLamp\t10\nBig\t20\nafter");
        assertThat(text(
                        "<table><tr><td><table><tr><td>Logo</td></tr></table></td></tr><tr><td><p>One</p><p>Two</p></td></tr>"
                                + "<tr><td><p>Three</p></td></tr></table>"))
                .isEqualTo("Logo\nOne\n\nTwo\n\nThree");
    }

    @Test
    void numbersAndNestsLists() {
        assertThat(
                        text(
                                "<ul><li>one<ul><li>in</li></ul></li><li>two</li></ul><ol start=3><li>c<li value=7><p>d</p><li>e</ol>"))
                .isEqualTo("- one\n  - in\n- two\n\n3. c\n7. d\n\n8. e");
    }

    @Test
    void takesControlsAsWordsOfTheirOwn() {
        assertThat(text(
                        "<select><option>Malta<option>Mexico</select><button>Send</button><button>Cancel</button><input type=submit value=Go>"
                                + "<input type=hidden value=secret>"))
                .isEqualTo("Malta\nMexico\nSend Cancel Go");
    }

    @Test
    void breaksLinesWhereBlocksDo() {
        assertThat(text("<h1>T</h1><p>a<br>b</p><div>c</div><div><br></div><div>d</div><hr>e"))
                .isEqualTo("T\n\na\nb\n\nc\n\nd\n----------\ne");
        assertThat(
                        text(
                                "<p class=MsoNormal>Hi,</p><p class=MsoNormal>&nbsp;</p><p class=MsoNormal>a</p><p class=MsoNormal>b</p>"))
                .isEqualTo("Hi,\n\na\nb");
        assertThat(text("<span style='display:block'>a</span><span style='display:block'>b</span>"))
                .isEqualTo("a\nb");
        assertThat(text("<dl><dt>Term</dt><dd>Means</dd></dl>")).isEqualTo("Term\nMeans");
    }

    @Test
    void marksQuotes() {
        assertThat(text("Hi<blockquote><p>a</p><p>b</p><blockquote>c</blockquote></blockquote>d"))
                .isEqualTo("Hi\n\n> a\n>\n> b\n>\n>> c\n\nd");
        assertThat(text("Hi<blockquote style='margin:0 0 0 40px;border:none;padding:0px'>a</blockquote>"))
                .isEqualTo("Hi\n\na");
    }

    @Test
    void putsWordsTogetherAsTheyAreShown() {
        assertThat(text("<b>1</b><b>2</b>&#8203;3 so&shy;ft a&nbsp;&nbsp; b<wbr>c"))
                .isEqualTo("123 soft a bc");
        assertThat(text("<!-- c --><script>x()</script><style>b{}</style><title>t</title><noscript>n</noscript>x"))
                .isEqualTo("x");
    }

    private static String text(String html) {
        return HtmlText.of(html).text();
    }
}
