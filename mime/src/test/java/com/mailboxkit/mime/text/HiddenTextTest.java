package com.mailboxkit.mime.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div style=\"display:none\">unseen</div>",
                "<div style=\"DISPLAY : NONE !important;\">unseen</div>",
                "<div hidden>unseen</div>",
                "<p style=\"visibility:collapse\">unseen</p>",
                "<span style=\"font-size:0\">unseen</span>",
                "<span style=\"font-size:0.0em\">unseen</span>",
                "<span style=\"font-size:1px;line-height:1px\">unseen</span>",
                "<div style=\"height:0;overflow:hidden\">unseen</div>",
                "<div style=\"width:0px;overflow:hidden\">unseen</div>",
                "<div style=\"max-width:0;overflow:hidden\">unseen</div>",
                "<div style=\"opacity:0\">unseen</div>",
                "<div style=\"opacity:.01\">unseen</div>",
                "<span style=\"color:#fff\">unseen</span>",
                "<span style=\"color:white\">unseen</span>",
                "<font color=\"#FFFFFF\">unseen</font>",
                "<span style=\"color:rgb(255,255,255)\">unseen</span>",
                "<span style=\"color:#fefefe\">unseen</span>",
                "<span style=\"color:transparent\">unseen</span>",
                "<span style=\"color:rgba(0,0,0,0)\">unseen</span>",
                "<div style=\"background:#000;color:#000\">unseen</div>",
                "<table bgcolor=\"#333333\"><tr><td><span style=\"color:#333\">unseen</span></td></tr></table>",
                "<div style=\"position:absolute;left:-9999px\">unseen</div>",
                "<div style=\"position:absolute;top:-1000em\">unseen</div>",
                "<div style=\"text-indent:-9999px\">unseen</div>",
                "<div style=\"position:absolute;clip:rect(0,0,0,0)\">unseen</div>",
                "<div style=\"position:absolute;clip:rect(0 0 0 0)\">unseen</div>",
                "<div style=\"clip-path:inset(100%)\">unseen</div>",
                "<style>.pre{display:none}</style><div class=\"pre\">unseen</div>",
                "<style>#x { visibility : hidden }</style><div id=x>unseen</div>",
                "<style>p.q{font-size:0}</style><p class=\"a q\">unseen</p>",
                "<style>div.w span{display:none}</style><div class=w><b><span>unseen</span></b></div>",
                "<style><!-- .pre{display:none!important} --></style><div class=\"pre\" style=\"display:block\">unseen</div>",
                "<style>/* a */ .z, .pre{opacity:0}</style><div class=\"pre\">unseen</div>",
                "<div style=\"margin-left:-9999px\">unseen</div>",
                "<div style=\"transform:scale(0)\">unseen</div>",
                "<div style=\"color:#ffffff;background-color:#ffffff\">unseen</div>",
                "<body bgcolor=#000000 text=#ffffff><p style=\"color:black\">unseen</p><p>Shown</p></body>",
                "<div style=\"font:0/0 a\">unseen</div>",
                "<span style=\"max-height:0;mso-hide:all;overflow:hidden\">unseen</span>",
                "<div style=\"height:1px;width:1px;overflow:hidden;position:absolute\">unseen</div>",
                "<span style=\"color:hsl(0,0%,100%)\">unseen</span>",
                "<div style=\"line-height:0;font-size:0;color:#fff\">unseen</div>",
                "<style>@media screen{.m{display:none}}</style><i class=m>unseen</i>",
                "<a href=\"https://h.example\" style=\"display:none\">unseen</a>",
                "<span style=\"font-size:.1px\">unseen</span>",
                "<div style=\"max-height:0px;overflow:hidden\"><p style=\"font-size:14px\">unseen</p></div>",
                "<div style=\"filter:opacity(0)\">unseen</div>",
                "<div style=\"width:0;height:0;overflow:hidden\">unseen</div>",
                "<span style=\"letter-spacing:-1em;font-size:0pt\">unseen</span>",
                "<span style=\"-webkit-text-fill-color:transparent\">unseen</span>",
                "<div style=\"position:fixed;bottom:-999px\">unseen</div>",
                "<div style=\"display:none\"><div style=\"display:block\">unseen</div></div>",
                "<div style=\"text-indent:-100em\">unseen</div>"
            })
    void leavesOutWhatAPersonDoesNotSeeAndSaysSo(String html) {
        var read = HtmlText.of("<p>Words</p>" + html);
        assertThat(read.text()).doesNotContain("unseen").containsAnyOf("Words", "Shown");
        assertThat(read.hidden()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div aria-hidden=\"true\">seen</div>",
                "<table><tr><td bgcolor=\"#0000ff\"><a href=\"https://a.example\" style=\"color:#fff\">seen</a></td></tr></table>",
                "<div style=\"height:0\">seen</div>",
                "<div style=\"font-size:0\"><span style=\"font-size:14px\">seen</span></div>",
                "<div style=\"visibility:hidden\"><b style=\"visibility:visible\">seen</b></div>",
                "<style>@media (max-width:600px){.d{display:none}}</style><div class=d>seen</div>",
                "<style>@media only screen and (max-width:600px){.x{a:b} .d{display:none!important}} .q{color:red}</style><div class=d>seen</div>",
                "<style>.btn td{background:#000} .btn a{color:#fff}</style><table class=btn><tr><td><a href=\"https://a.example/\">seen</a></td></tr></table>",
                "<div style=\"background-image:url(x.png);color:#fff\">seen</div>",
                "<table background=\"x.png\"><tr><td style=\"color:white\">seen</td></tr></table>",
                "<div style=\"background:linear-gradient(#000,#111);color:#fff\">seen</div>",
                "<div style=\"overflow:hidden;height:20px\">seen</div>",
                "<a style=\"background:#222;color:#fff;mso-hide:all\" href=\"https://a.example/x\">seen</a>",
                "<div style=\"opacity:0.8\">seen</div>",
                "<div style=\"position:relative;left:-2px\">seen</div>",
                "<p style=\"text-indent:-18pt;margin-left:36pt\">seen</p>",
                "<style>a:hover{display:none} [class=x]{display:none}</style><a class=x href=\"https://a.example\">seen</a>",
                "<!--[if mso]><div>no</div><![endif]--><!--[if !mso]><!--><div>seen</div><!--<![endif]-->",
                "<div style=\"max-width:600px;overflow:hidden\">seen</div>",
                "<div style=\"width:100%;overflow:hidden\">seen</div>",
                "<noscript>x</noscript>seen",
                "<style>body{background-color:#111;color:#eee}</style><p>seen</p>",
                "<div style=\"color:#ffffff;background:#4f46e5 url(a.png)\">seen</div>",
                "<style>.hero{background:#123456!important}</style><div class=hero><h1 style=\"color:#fff\">seen</h1></div>",
                "<div style=\"line-height:0\">seen</div>",
                "<div style=\"font-size:100%\">seen</div>",
                "<div style=\"font-size:0.9em\">seen</div>",
                "<div style=\"background-color:var(--x);color:#fff\">seen</div>",
                "<table><tr><td style=\"background:#00f\"><span style=\"color:#fff\">seen</span></td></tr></table>"
            })
    void keepsWhatAPersonSees(String html) {
        var read = HtmlText.of("<p>Words</p>" + html);
        assertThat(read.text()).contains("seen");
        assertThat(read.hidden()).isFalse();
    }

    @Test
    void takesWhatOnlyFillsAPreheaderAsNoText() {
        var read = HtmlText.of(
                "<div style='display:none'>&nbsp;&zwnj;&#847;&#8199;\n</div><p>Words</p><img src=x width=1 height=1>");
        assertThat(read.hidden()).isFalse();
        assertThat(read.text()).isEqualTo("Words");
    }

    @Test
    void tellsOfHiddenTextWhicheverPartIsRead() {
        assertThat(ReadingText.of("Words", "<p>Words</p><p hidden>unseen</p>", null)
                        .hidden())
                .isTrue();
        assertThat(ReadingText.of(null, "<p>Words</p><p hidden>unseen</p>", null)
                        .hidden())
                .isTrue();
    }
}
