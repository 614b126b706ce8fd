package com.mailboxkit.mime.work;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.mime.SearchText;
import com.mailboxkit.mime.charset.OctetText;
import com.mailboxkit.mime.content.CalendarReader;
import com.mailboxkit.mime.content.CodeFinder;
import com.mailboxkit.mime.content.LinkFinder;
import com.mailboxkit.mime.header.AddressList;
import com.mailboxkit.mime.header.DateField;
import com.mailboxkit.mime.header.EncodedWords;
import com.mailboxkit.mime.header.HeaderFields;
import com.mailboxkit.mime.header.MessageIds;
import com.mailboxkit.mime.header.ParameterizedValue;
import com.mailboxkit.mime.text.FlowedText;
import com.mailboxkit.mime.text.ReadingText;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a stranger writes into a field or a body, twice as much of it causes twice as much [Work].
class LinearReadingTest {

    private static final int SMALLEST = 8 * 1024;
    private static final int DOUBLINGS = 4;

    /// Between one length and the next. The first doublings may cost more: jsoup looks at up to 512
    /// open elements.
    private static final double LINEAR = 2.5;

    /// For each character: what is linear may still be too much. Nested lists cost most, for those
    /// 512 elements.
    private static final int MOST_WORK = 4_500;

    private static final List<String> IN_HEADERS = List.of(
            "<",
            ">",
            "(",
            ")",
            "((",
            "(\\",
            "\"",
            "\"\\",
            "(\"",
            "[",
            "a<",
            "a@",
            "@",
            "a@b ",
            "a@b,",
            "a b ",
            "a.",
            ",",
            ";",
            ":",
            "a:",
            "g: a@b, ",
            "=?",
            "=?utf-8?q?a?=",
            "=?utf-8?q?a?= ",
            "=?utf-8?b?YQ==?= ",
            "=?x?q?",
            "?=",
            "=",
            "a=b;",
            "a=\"b\";",
            "a*0=b;",
            "a*0*=%41;",
            "a*=utf-8''%41;",
            "*",
            "%",
            "%4",
            "'",
            "/",
            "\\",
            " ",
            "\t",
            "\r\n ",
            "\r\n",
            "a: b\r\n",
            "<a@b>",
            "<a",
            "a>",
            "<a@b> ",
            "1 ",
            "1 Jan ",
            "Mon, ",
            "+0000 ",
            "12:",
            "\u00ff",
            "\u00e4\u00f6",
            "\0",
            "re: ",
            "Re",
            "ä");

    private static final List<String> IN_TEXTS = List.of(
            "a",
            "a ",
            "A",
            " ",
            "\n",
            " \n",
            "> ",
            ">\n",
            "> a\n",
            ">>",
            ">>>>>>>> a\n",
            "On a wrote:\n",
            "On ",
            "On a ",
            "On 1 Jan 2026, a@b wrote:\n> a\n",
            "a@b:\n",
            "From: a\n",
            "From: a\nTo: b\nSubject: c\nDate: d\n\n",
            "---",
            "---\n",
            "-----Original Message-----\n",
            "-- \n",
            "-- \na\n",
            "____\n",
            "Sent from my iPhone\n",
            "*",
            "*a*\n",
            "http://",
            "https://a/ ",
            "https://a/",
            "<https://a/>",
            "(https://a/) ",
            "www.",
            "www.a ",
            "://",
            "@",
            "1",
            "1 ",
            "123456 ",
            "123456\n",
            "code ",
            "code: 123456\n",
            "your code is ",
            "code\n",
            "1-",
            "1.",
            "A1",
            "A1-",
            "verify ",
            "unsubscribe ",
            "\u200b",
            "\u00a0",
            "\u3042",
            "\u0e01",
            "\u4e00\u4e8c",
            "e\u0301",
            "\ud83d\ude00",
            "\ud83d",
            "a_b",
            "a.b@c/",
            "=",
            "~",
            "%",
            "\t",
            "\f",
            "\u2028");

    private static final List<String> IN_HTML = List.of(
            "<",
            "<a",
            "<a ",
            "<a>",
            "<b>",
            "</b>",
            "<p>",
            "<br>",
            "<div>",
            "<div></div>",
            "<table>",
            "<tr>",
            "<td>",
            "<table><tr><td>",
            "<tr><td>a</td></tr>",
            "<ul><li>",
            "<li>a",
            "<blockquote>",
            "<blockquote>a</blockquote>",
            "<pre>",
            "<pre>\n</pre>",
            "<a href=\"https://a/\">",
            "<a href=\"https://a/\">a</a>",
            "<a href='",
            "<img alt=a>",
            "<img src=a width=1 height=1>",
            "<span style=\"color:red\">",
            "<span style=\"display:none\">a</span>",
            "<p style=\"",
            "<p class=a>",
            "<style>",
            "<style>a{b:c}</style>",
            "<style>.a .b{display:none}</style><p class=a>",
            "</b<",
            "<!--",
            "-->",
            "<!---->",
            "<![CDATA[",
            "<!DOCTYPE ",
            "&",
            "&amp;",
            "&#1",
            "&#x1F600;",
            "&nbsp;",
            "<script>",
            "<textarea>",
            "<title>",
            "<svg>",
            "<math>",
            "<select><option>",
            "<font color=white>a</font>",
            "<hr>",
            "<h1>a",
            "<div class=gmail_quote>",
            "<div id=divRplyFwdMsg>",
            "<b><i>",
            "<i></b>",
            "<a><b></a>",
            "<form><input>");

    private static final Map<String, Target> TARGETS = targets();

    /// Reads a text by the classes that count.
    private interface Target {
        void read(Counting classes, String text) throws ReflectiveOperationException;
    }

    private record Counting(ClassLoader loader) {

        @Nullable
        Object call(Class<?> type, String method, @Nullable Object... arguments) throws ReflectiveOperationException {
            try {
                return method(type, method, arguments.length).invoke(null, arguments);
            } catch (InvocationTargetException thrown) {
                throw new AssertionError(type.getSimpleName() + " must not throw", thrown.getCause());
            }
        }

        private Method method(Class<?> type, String name, int parameters) throws ReflectiveOperationException {
            return Arrays.stream(loader.loadClass(type.getName()).getMethods())
                    .filter(method -> method.getName().equals(name) && method.getParameterCount() == parameters)
                    .findFirst()
                    .orElseThrow();
        }

        /// Everything that is made of the text of a mail.
        void body(@Nullable String text, @Nullable String html) throws ReflectiveOperationException {
            var reading = call(ReadingText.class, "of", text, html, "Re: a");
            var type = reading.getClass();
            var read = (String) type.getMethod("text").invoke(reading);
            call(CodeFinder.class, "find", "Your code", read);
            call(LinkFinder.class, "find", read, type.getMethod("html").invoke(reading), null);
            call(SearchText.class, "separated", call(ReadingText.class, "everyWord", text, html));
        }
    }

    private static Map<String, Target> targets() {
        var all = new LinkedHashMap<String, Target>();
        all.put("addresses", (classes, text) -> classes.call(AddressList.class, "parse", text));
        all.put("encoded words", (classes, text) -> classes.call(EncodedWords.class, "decode", text));
        all.put("parameters", (classes, text) -> classes.call(ParameterizedValue.class, "parse", "a/b; " + text));
        all.put("message ids", (classes, text) -> classes.call(MessageIds.class, "all", text));
        all.put("a date", (classes, text) -> classes.call(DateField.class, "parse", text));
        all.put(
                "fields",
                (classes, text) -> classes.call(HeaderFields.class, "parse", (Object) text.getBytes(ISO_8859_1)));
        all.put("octets", (classes, text) -> {
            classes.call(OctetText.class, "decode", text.getBytes(ISO_8859_1), "utf-8");
            classes.call(OctetText.class, "decode", text.getBytes(ISO_8859_1), "hz-gb-2312");
            classes.call(OctetText.class, "decode", text.getBytes(ISO_8859_1), "utf-7");
            classes.call(OctetText.class, "decodeHtml", text.getBytes(UTF_8), null);
        });
        all.put(
                "a calendar",
                (classes, text) -> classes.call(
                        CalendarReader.class, "read", ("BEGIN:VCALENDAR\r\n" + text).getBytes(UTF_8), null, null));
        all.put("plain text", (classes, text) -> classes.body(text, null));
        all.put("flowed text", (classes, text) -> classes.call(FlowedText.class, "unflow", text, true));
        all.put("HTML", (classes, text) -> classes.body(null, text));
        return all;
    }

    static Stream<Arguments> readings() {
        return TARGETS.keySet().stream()
                .flatMap(target -> pieces(target).stream().distinct().map(piece -> Arguments.of(target, piece)));
    }

    private static Collection<String> pieces(String target) {
        return switch (target) {
            case "HTML" -> Stream.concat(IN_HTML.stream(), IN_TEXTS.stream()).toList();
            case "plain text", "flowed text" -> IN_TEXTS;
            case "a calendar" ->
                Stream.concat(
                                IN_HEADERS.stream(),
                                Stream.of(
                                        "BEGIN:VEVENT\r\n",
                                        "BEGIN:VTIMEZONE\r\n",
                                        "ATTENDEE;CN=a:mailto:a@b\r\n",
                                        "DTSTART;TZID=a:20260101T000000\r\n",
                                        "SUMMARY:a\r\n b\r\n"))
                        .toList();
            default -> IN_HEADERS;
        };
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("readings")
    void isDoubledWithTheLength(String target, String piece) throws ReflectiveOperationException {
        work(target, piece.repeat(10)); // the first time, classes are initialized
        long before = 0;
        for (int length = SMALLEST; length <= SMALLEST << DOUBLINGS; length *= 2) {
            long work = work(target, piece.repeat(length / piece.length()));

            assertThat(work / length).as("for each of %d characters", length).isLessThan(MOST_WORK);
            if (length > 2 * SMALLEST) {
                assertThat((double) work / before).as("%d characters", length).isLessThan(LINEAR);
            }
            before = work;
        }
    }

    private static final Counting CLASSES =
            new Counting(new CountingClassLoader(LinearReadingTest.class.getClassLoader()));

    private static long work(String target, String text) throws ReflectiveOperationException {
        long before = Work.done();
        TARGETS.get(target).read(CLASSES, text);
        return Work.done() - before;
    }
}
