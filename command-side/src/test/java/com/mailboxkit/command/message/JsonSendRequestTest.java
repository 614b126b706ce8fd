package com.mailboxkit.command.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.content.FileContentStore;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.problem.Refusal.Detail;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class JsonSendRequestTest {

    private static final MessageProperties LIMITS =
            new MessageProperties(50, 2, DataSize.ofBytes(10), 998, 1_000, 3, 100);

    @TempDir
    private Path root;

    private ContentStore store;

    @BeforeEach
    void open() throws IOException {
        store = new FileContentStore(root);
    }

    @Test
    void readsWhatIsThere() throws IOException {
        var request = read("""
                {"to": ["ann@x.org", "bob@x.org"], "cc": "cid@x.org", "bcc": null, "subject": "Hi", "text": "T",
                 "html": "<p>", "reply_all": true, "headers": {"X-Campaign": "autumn"},
                 "attachments": [{"filename": "a.txt", "content": "%s", "content_type": "text/plain", "content_id": "logo",
                  "disposition": "inline"}]}
                """.formatted(base64("0123456789")));

        request.errors.check();
        assertThat(request.to).containsExactly("ann@x.org", "bob@x.org");
        assertThat(request.cc).containsExactly("cid@x.org");
        assertThat(request.bcc).isEmpty();
        assertThat(request.subject).isEqualTo("Hi");
        assertThat(request.text).isEqualTo("T");
        assertThat(request.html).isEqualTo("<p>");
        assertThat(request.replyAll).isTrue();
        assertThat(request.headers).containsExactly(Map.entry("X-Campaign", "autumn"));
        var upload = request.attachments.getFirst();
        assertThat(upload.filename()).isEqualTo("a.txt");
        assertThat(upload.contentType()).isEqualTo("text/plain");
        assertThat(upload.contentId()).isEqualTo("logo");
        assertThat(upload.disposition()).isEqualTo("inline");
        try (var content = store.read(upload.content())) {
            assertThat(new String(content.readAllBytes(), UTF_8)).isEqualTo("0123456789");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"bc": ["a@x.org"]}                             | bc
                    {"TO": ["a@x.org"]}                             | TO
                    {"to": 1}                                       | to
                    {"to": {"email": "a@x.org"}}                    | to
                    {"to": ["a@x.org", 1]}                          | to[1]
                    {"to": [["a@x.org"]]}                           | to[0]
                    {"to": [null]}                                  | to[0]
                    {"subject": 1}                                  | subject
                    {"text": ["a"]}                                 | text
                    {"html": {"a": {"b": []}}}                      | html
                    {"headers": ["X-A: b"]}                         | headers
                    {"headers": {"X-A": ["b"]}}                     | headers.X-A
                    {"reply_all": "true"}                           | reply_all
                    {"reply_all": 1}                                | reply_all
                    {"attachments": {}}                             | attachments
                    {"attachments": ["a"]}                          | attachments[0]
                    {"attachments": [{"content": "YQ=="}]}          | attachments[0].filename
                    {"attachments": [{"filename": "a"}]}            | attachments[0].content
                    {"attachments": [{"filename": 1, "content": "YQ=="}]}                  | attachments[0].filename
                    {"attachments": [{"filename": "a", "content": "YQ==", "size": [1]}]}   | attachments[0].size
                    {"attachments": [{"filename": "a", "content": "YQ==", "content_id": 1}]} | attachments[0].content_id
                    {"attachments": [{"filename": "a", "content": 1}]}                     | attachments[0].content
                    {"attachments": [{"filename": "a", "content": "*"}]}                   | attachments[0].content
                    """)
    void namesTheFieldThatIsWrong(String json, String field) {
        assertThat(wrong(json)).containsExactly(field);
    }

    @Test
    void takesNullForNothing() throws IOException {
        var request = read("""
                {"attachments": [{"filename": "a", "content": "YQ==", "content_type": null, "content_id": null,
                  "disposition": null}]}""");

        request.errors.check();
        assertThat(request.attachments.getFirst().contentId()).isNull();
    }

    @Test
    void goesOnReadingAfterAWrongField() {
        assertThat(wrong("{\"x\": {\"y\": [1, {}]}, \"subject\": [[]], \"to\": [1], \"text\": \"T\", \"z\": null}"))
                .containsExactlyInAnyOrder("x", "subject", "to[0]", "z");
    }

    @Test
    void refusesAFileThatIsTooLargeAndFilesThatAreTooMany() {
        var file = "{\"filename\": \"a\", \"content\": \"%s\"}";
        var small = file.formatted(base64("a"));

        assertThat(wrong("{\"attachments\": [%s]}".formatted(file.formatted(base64("01234567890")))))
                .containsExactly("attachments[0].content");
        assertThat(wrong("{\"attachments\": [%s, %s, %s]}".formatted(small, small, small)))
                .containsExactly("attachments");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{\"to\": [",
                "{\"text\": \"a",
                "{\"text\": \"a\"}}",
                "{\"text\": \"a\"} {}",
                "{\"attachments\": [{\"filename\": \"a\"",
                "{'text': 'a'}",
                "{\"headers\": {\"X-A\": \"b\", \"X-A\": \"c\"}}"
            })
    void takesOnlyOneWellFormedObject(String json) {
        assertThat(catchThrowableOfType(Refusal.class, () -> read(json)).code()).isEqualTo(ProblemCode.MALFORMED_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"subject\": \"%s\"}", "{\"to\": \"%s\"}"})
    void holdsNoStringThatIsLongerThanATextMayBe(String json) {
        assertThat(wrong(json.formatted("x".repeat(100_000)))).hasSize(1).isSubsetOf("subject", "to");
    }

    private SendRequest read(String json) throws IOException {
        return JsonSendRequest.read(
                JsonSendRequest.parsers(LIMITS), new ByteArrayInputStream(json.getBytes(UTF_8)), store, LIMITS);
    }

    private Set<String> wrong(String json) {
        var refusal =
                catchThrowableOfType(Refusal.class, () -> read(json).errors.check());
        assertThat(refusal).as(json).isNotNull();
        assertThat(refusal.code()).isEqualTo(ProblemCode.VALIDATION_FAILED);
        return ((Detail.Fields) refusal.detail()).errors().keySet();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
