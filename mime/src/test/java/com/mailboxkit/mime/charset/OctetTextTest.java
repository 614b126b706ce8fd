package com.mailboxkit.mime.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OctetTextTest {

    @ParameterizedTest
    @CsvSource({
        "iso-8859-1, windows-1252, an apostrophe’s € 20…",
        "latin1, windows-1252, “Grüße”",
        "ISO_8859-1:1987, windows-1252, naïve – café",
        "iso-8859-9, windows-1254, İstanbul’da € ğ",
        "iso-8859-8-i, ISO-8859-8, שלום",
        "ISO-8859-8-E, ISO-8859-8, שלום",
        "visual, ISO-8859-8, שלום",
        "iso-8859-11, x-windows-874, สวัสดี “ไทย”",
        "tis-620, x-windows-874, สวัสดี",
        "ks_c_5601-1987, x-windows-949, 안녕 똠방각하",
        "euc-kr, x-windows-949, 안녕 똠방각하",
        "gb2312, GB18030, 您好，家居 镕",
        "GB_2312-80, GB18030, 测试",
        "big5, x-MS950-HKSCS, 你好 €",
        "big5-hkscs, x-MS950-HKSCS, 你好 €",
        "shift_jis, windows-31j, ①髙橋㈱",
        "Shift-JIS, windows-31j, ①髙橋㈱",
        "x-sjis, windows-31j, ﾃｽﾄ",
        "iso-2022-jp, x-windows-50221, ①② ABC 株式会社 ㈱ end",
        "euc-jp, x-eucJP-Open, 日本語",
        "iso-2022-kr, ISO-2022-KR, 안녕",
        "koi8-r, KOI8-R, Привет",
        "cp1251, windows-1251, Привет",
        "macintosh, x-MacRoman, Grüße",
        "x-mac-cyrillic, x-MacCyrillic, Привет",
        "ibm866, IBM866, Привет",
        "cp850, IBM850, Grüße",
        "ibm437, IBM437, Grüße",
        "utf-16, UTF-16LE, Grüße 日本",
        "utf-16, UTF-16BE, Grüße 日本",
        "utf8, UTF-8, Grüße 日本",
    })
    void readsALabelAsWhatIsSentUnderIt(String label, String charset, String text) {
        assertThat(OctetText.decode(text.getBytes(Charset.forName(charset)), label))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-unknown",
                "utf8mb4",
                "default",
                "_utf-8",
                "utf-8-sig",
                "us-ascii",
                "ascii",
                "ANSI_X3.4-1968",
                "iso-8859-1",
                "windows-1251",
                "big5",
                "utf-16",
                "",
                "\"utf-8\"",
                "no such charset at all, but a long sentence, which nobody should look up as it is"
            })
    void readsUtf8UnderALabelThatCannotBeTrue(String label) {
        var text = "Grüße, ñandú, 日本";

        assertThat(OctetText.decode(text.getBytes(StandardCharsets.UTF_8), label))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "x-unknown", "us-ascii", "utf-16", ""})
    void readsWindows1252UnderALabelThatCannotBeTrue(String label) {
        assertThat(OctetText.decode("Grüße aus Köln".getBytes(Charset.forName("windows-1252")), label))
                .isEqualTo("Grüße aus Köln");
    }

    @Test
    void readsWhatNamesNoCharset() {
        assertThat(unlabelled("Grüße", StandardCharsets.UTF_8)).isEqualTo("Grüße");
        assertThat(unlabelled("André – 20 €", Charset.forName("windows-1252"))).isEqualTo("André – 20 €");
        assertThat(unlabelled("ÄÖÜ", Charset.forName("windows-1252"))).isEqualTo("ÄÖÜ");
        assertThat(unlabelled("テスト mail", Charset.forName("ISO-2022-JP"))).isEqualTo("テスト mail");
        assertThat(unlabelled("[撤回邮件成功] 测试", Charset.forName("GB18030"))).isEqualTo("[撤回邮件成功] 测试");
    }

    private static String unlabelled(String text, Charset charset) {
        return OctetText.decode(text.getBytes(charset), null);
    }

    @Test
    void letsAByteOrderMarkDecide() {
        assertThat(decodeHex("EFBBBF48C3BC", "iso-8859-2")).isEqualTo("Hü");
        assertThat(decodeHex("FFFE4800FC00", "utf-8")).isEqualTo("Hü");
        assertThat(decodeHex("FEFF004800FC", null)).isEqualTo("Hü");
    }

    @Test
    void readsUtf7WhereItIsNamed() {
        assertThat(OctetText.decode("Gr+APwA3w-e +- 1 +AN8-".getBytes(StandardCharsets.US_ASCII), "utf-7"))
                .isEqualTo("Grüße + 1 ß");
        assertThat(OctetText.decode("1+APwA3w-".getBytes(StandardCharsets.US_ASCII), "utf-8"))
                .isEqualTo("1+APwA3w-");
    }

    @Test
    void readsHzWhereItIsNamed() {
        assertThat(OctetText.decode("Hi ~{VPND~} ~~ 1".getBytes(StandardCharsets.US_ASCII), "hz-gb-2312"))
                .isEqualTo("Hi 中文 ~ 1");
    }

    @Test
    void readsTextPatchedTogetherFromTwoCharsets() {
        assertThat(decodeHex("4772C3BC6E 20 6361 66E9 2E".replace(" ", ""), "utf-8"))
                .isEqualTo("Grün café.");
    }

    @Test
    void keepsACharsetThatIsBrokenInOnePlace() {
        var octets = "日本語のとても長い文章です".getBytes(Charset.forName("windows-31j"));
        octets[octets.length - 1] = (byte) 0xFF;

        assertThat(OctetText.decode(octets, "shift_jis")).startsWith("日本語のとても長い文章で");
    }

    @Test
    void believesHtmlAboutItsCharsetWhereNothingElseTells() {
        var gbk = Charset.forName("GBK");

        assertThat(html("<html><head><meta charset=gbk></head>您好，家居", gbk, null))
                .endsWith("您好，家居");
        assertThat(html("<META http-equiv='Content-Type' content=\"text/html; charset=gb2312\">您好", gbk, "us-ascii"))
                .endsWith("您好");
        assertThat(html("<?xml version=\"1.0\" encoding=\"iso-8859-2\"?><p>Łódź", Charset.forName("ISO-8859-2"), null))
                .endsWith("Łódź");
        assertThat(html("<meta charset=iso-8859-1>Grüße", StandardCharsets.UTF_8, "utf-8"))
                .endsWith("Grüße");
        assertThat(html("<meta name=viewport content=x><meta charset=koi8-r>Привет", Charset.forName("KOI8-R"), "nope"))
                .endsWith("Привет");
    }

    private static String html(String html, Charset charset, @Nullable String label) {
        return OctetText.decodeHtml(html.getBytes(charset), label);
    }

    @Test
    void readsEveryOctetAsSomething() {
        var octets = new byte[256];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) i;
        }

        for (var label : new String[] {null, "utf-8", "iso-8859-1", "utf-7", "iso-2022-jp", "utf-32", "x"}) {
            assertThat(OctetText.decode(octets, label)).isNotEmpty();
        }
    }

    private static String decodeHex(String hex, @Nullable String label) {
        return OctetText.decode(HexFormat.of().parseHex(hex), label);
    }
}
