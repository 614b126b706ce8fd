package com.mailboxkit.mime.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The charsets of labels in practice: the labels of the WHATWG Encoding standard and others that mail programs
/// use, each with the superset that is actually sent under that name (`iso-8859-1` is read as windows-1252,
/// `gb2312` as GB18030).
final class EncodingLabels {

    private static final int MAX_LABEL = 80;

    /// On each line the name in Java, then labels as [#key] writes them.
    private static final Map<String, Charset> CHARSETS = table("""
            UTF-8 unicode11utf8 utf8 utf8sig utf8mb4 utf8mb3 xunicode20utf8 unicode20utf8 cp65001 65001
            windows-1252 cp819 cp1252 ibm819 iso88591 iso885911987 isoir100 l1 latin1 windows1252 win1252 xcp1252 1252 iso8859
            ISO-8859-2 iso88592 iso885921987 isoir101 l2 latin2
            ISO-8859-3 iso88593 iso885931988 isoir109 l3 latin3
            ISO-8859-4 iso88594 iso885941988 isoir110 l4 latin4
            ISO-8859-5 cyrillic iso88595 iso885951988 isoir144
            ISO-8859-6 arabic asmo708 ecma114 iso88596 iso885961987 iso88596e iso88596i isoir127
            ISO-8859-7 ecma118 elot928 greek greek8 iso88597 iso885971987 isoir126 suneugreek
            ISO-8859-8 hebrew iso88598 iso885981988 iso88598e iso88598i isoir138 visual logical
            windows-1254 iso88599 iso885991989 isoir148 l5 latin5 windows1254 win1254 xcp1254 cp1254 turkish
            ISO-8859-13 iso885913
            ISO-8859-15 iso885915 l9 latin9
            ISO-8859-16 iso885916
            windows-1250 cp1250 windows1250 win1250 xcp1250
            windows-1251 cp1251 windows1251 win1251 xcp1251
            windows-1253 cp1253 windows1253 win1253 xcp1253
            windows-1255 cp1255 windows1255 win1255 xcp1255
            windows-1256 cp1256 windows1256 win1256 xcp1256
            windows-1257 cp1257 windows1257 win1257 xcp1257
            windows-1258 cp1258 windows1258 win1258 xcp1258
            x-windows-874 dos874 iso885911 tis620 windows874 cp874 tis6202533 isoir166
            IBM866 866 cp866 ibm866
            KOI8-R koi koi8 koi8r
            KOI8-U koi8ru koi8u
            x-MacRoman mac macintosh xmacroman macroman
            x-MacCyrillic xmaccyrillic xmacukrainian maccyrillic macukrainian
            x-MacCentralEurope xmacce xmaccentraleurope xmaccentraleurroman macce
            x-MacGreek xmacgreek macgreek
            x-MacTurkish xmacturkish macturkish
            GB18030 chinese csgb2312 csiso58gb231280 gb18030 gb2312 gb231280 gbk isoir58 xgbk cp936 ms936 windows936 euccn
            x-MS950-HKSCS big5 big5hkscs cnbig5 xxbig5 cp950 ms950 windows950
            x-eucJP-Open eucjp xeucjp cseucpkdfmtjapanese ujis
            x-windows-50221 iso2022jp iso2022jp1 iso2022jp2 iso2022jpms cp50220 cp50221 cp50222
            windows-31j csshiftjis cp932 ms932 shiftjis sjis windows31j xsjis mskanji windows932
            x-windows-949 cseuckr csksc56011987 euckr isoir149 korean ksc56011987 ksc56011989 ksc5601 windows949 cp949 uhc
            ISO-2022-KR iso2022kr csiso2022kr
            ISO-2022-CN iso2022cn
            UTF-16BE unicodefffe utf16be
            UTF-16LE csunicode iso10646ucs2 ucs2 unicode unicodefeff utf16 utf16le
            UTF-32 utf32
            """);

    private EncodingLabels() {}

    /// Empty for an uninformative label: an unknown one, or plain ASCII for a text with other octets.
    static Optional<Charset> charset(String label) {
        if (label.isBlank() || label.length() > MAX_LABEL) {
            return Optional.empty();
        }
        var key = key(label);
        var known = CHARSETS.get(key);
        return Optional.ofNullable(known == null ? Platform.CHARSETS.get(key) : known);
    }

    /// Labels are compared as in UTS #22: by letters and digits only.
    static String key(String label) {
        var key = new StringBuilder();
        for (int i = 0; i < label.length(); i++) {
            char c = Character.toLowerCase(label.charAt(i));
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                key.append(c);
            }
        }
        return key.toString();
    }

    /// Code pages beyond the standard, such as `ibm850`. Resolved once: Java queries all its providers for an
    /// unknown name, each time.
    private static final class Platform {

        static final Map<String, Charset> CHARSETS = charsets();

        private static Map<String, Charset> charsets() {
            Map<String, Charset> charsets = new HashMap<>();
            for (var charset : Charset.availableCharsets().values()) {
                if (!charset.equals(StandardCharsets.US_ASCII)) {
                    charsets.put(key(charset.name()), charset);
                    charset.aliases().forEach(alias -> charsets.putIfAbsent(key(alias), charset));
                }
            }
            return Map.copyOf(charsets);
        }
    }

    private static Map<String, Charset> table(String lines) {
        Map<String, Charset> table = new HashMap<>();
        lines.lines()
                .map(line -> line.split(" "))
                .filter(words -> Charset.isSupported(words[0]))
                .forEach(words -> {
                    var charset = Charset.forName(words[0]);
                    Stream.of(words).map(EncodingLabels::key).forEach(key -> table.put(key, charset));
                });
        return Map.copyOf(table);
    }
}
