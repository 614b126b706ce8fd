package com.mailboxkit.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterizedValueTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html; charset=utf-8",
                "Text/HTML;charset=\"utf-8\"",
                "text/html charset=utf-8",
                "text/html;; charset=utf-8;",
                "text/html, charset=utf-8",
                "text/html ; ; charset = utf-8",
                "text/html (a page); charset=utf-8",
                "text/html; charset=\"utf-8",
                "text/html; foo; charset=utf-8",
                "text/html: charset=utf-8",
                "text\\/html; charset=utf-8",
                "text/html; =; charset=utf-8; charset=latin1",
                "text/html; charset*=us-ascii'en'utf-8"
            })
    void keepsTypeAndParametersThroughSlips(String field) {
        var type = ParameterizedValue.parse(field);

        assertThat(type.value()).isEqualTo("text/html");
        assertThat(type.parameter("charset")).contains("utf-8");
    }

    @Test
    void readsSeveralParametersWithoutSemicolons() {
        assertThat(ParameterizedValue.parse("text/plain charset=utf-8 format=flowed delsp=yes"))
                .isEqualTo(new ParameterizedValue(
                        "text/plain", Map.of("charset", "utf-8", "format", "flowed", "delsp", "yes")));
        assertThat(ParameterizedValue.parse("text/plain; charset=; format=flowed")
                        .parameters())
                .isEqualTo(Map.of("charset", "", "format", "flowed"));
        assertThat(ParameterizedValue.parse("charset=utf-8"))
                .isEqualTo(new ParameterizedValue("", Map.of("charset", "utf-8")));
    }

    @Test
    void keepsBlanksAndPathsInNamesOfFiles() {
        assertThat(filename("attachment; filename=my annual report.pdf")).isEqualTo("my annual report.pdf");
        assertThat(filename("attachment; filename=my report.pdf; size=5")).isEqualTo("my report.pdf");
        assertThat(filename("attachment; filename=report (1), new.pdf")).isEqualTo("report (1), new.pdf");
        assertThat(filename("attachment; filename=\"C:\\temp\\new.pdf\"")).isEqualTo("C:\\temp\\new.pdf");
        assertThat(filename("attachment; filename=\"a \\\"b\\\".pdf\"")).isEqualTo("a \"b\".pdf");
        assertThat(filename("attachment; filename=\"a;b.pdf\"")).isEqualTo("a;b.pdf");
        assertThat(filename("attachment; filename=Übersicht.pdf")).isEqualTo("Übersicht.pdf");
    }

    @Test
    void decodesNamesInPieces() {
        assertThat(filename("attachment; filename*=UTF-8''%C3%9Cbersicht%20%E6%97%A5.pdf"))
                .isEqualTo("Übersicht 日.pdf");
        assertThat(filename("attachment; filename*=utf-8'de'%c3%9cber.pdf; filename=plain.pdf"))
                .isEqualTo("Über.pdf");
        assertThat(filename("attachment; filename*1=\"t.pdf\"; filename*0=\"repor\""))
                .isEqualTo("report.pdf");
        assertThat(filename("attachment; filename*0*=UTF-8''%C3; filename*1*=%9Cber; filename*2=\" x.pdf\""))
                .isEqualTo("Über x.pdf");
        assertThat(filename("attachment; filename*=%C3%9Cber.pdf")).isEqualTo("Über.pdf");
        assertThat(filename("attachment; filename*=iso-8859-8-i''%F9%EC%E5%ED.pdf"))
                .isEqualTo("שלום.pdf");
        assertThat(filename("attachment; filename*=UTF-8''100%.pdf")).isEqualTo("100%.pdf");
    }

    @Test
    void decodesEncodedWordsInNames() {
        assertThat(filename("attachment; filename=\"=?utf-8?B?ww==?= =?utf-8?B?nGJlcg==?=.pdf\""))
                .isEqualTo("Über.pdf");
        assertThat(filename("attachment; filename==?utf-8?Q?=C3=9Cber_x.pdf?=")).isEqualTo("Über x.pdf");
        assertThat(filename("attachment; filename==?utf-8?B?ww==?= =?utf-8?B?nGJlcg==?="))
                .isEqualTo("Über");
    }

    private static String filename(String field) {
        return ParameterizedValue.parse(field).parameter("filename").orElseThrow();
    }
}
