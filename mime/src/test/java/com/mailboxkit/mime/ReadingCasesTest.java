package com.mailboxkit.mime;

import static com.mailboxkit.mime.MimeFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.content.FileContentStore;
import com.mailboxkit.kernel.message.Attachment;
import com.mailboxkit.kernel.message.Mailbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Mail that is easily read wrongly, with what a person reads. Each `.json` in the folder `reading` is a table:
/// a row has a `symptom`, the mail as `file` beside the table or as `mail`, its lines (CRLF is put between
/// them, characters are octets in UTF-8), and what to `expect`.
class ReadingCasesTest {

    private static final String FOLDER = "/com/mailboxkit/mime/reading";
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private static Path root;

    private static ContentStore store;

    @BeforeAll
    static void open() throws IOException {
        store = new FileContentStore(root);
    }

    /// A row of a table.
    record Case(String name, Path folder, JsonNode row) {

        byte[] mail() throws IOException {
            if (row.has("file")) {
                return Files.readAllBytes(folder.resolve(row.get("file").stringValue()));
            }
            return row.get("mail")
                    .valueStream()
                    .map(JsonNode::stringValue)
                    .collect(Collectors.joining("\r\n"))
                    .getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws Exception {
        var folder = Path.of(Objects.requireNonNull(ReadingCasesTest.class.getResource(FOLDER))
                .toURI());
        try (var tables = Files.newDirectoryStream(folder, "*.json")) {
            var cases = Stream.<Case>builder();
            for (var table : tables) {
                JSON.readTree(Files.readString(table)).valueStream().forEach(row -> {
                    var file = row.has("file") ? row.get("file").stringValue() + ": " : "";
                    cases.add(new Case(file + row.get("symptom").stringValue(), folder, row));
                });
            }
            return cases.build();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsWhatAPersonReads(Case wanted) throws IOException {
        var message = new MessageReader(store, MimeLimits.DEFAULT).read(store.put(wanted.mail()), NOW);

        var body = new MessageBodies(store).get(message.content().body());
        for (var expected : wanted.row().get("expect").properties()) {
            check(message, body, expected.getKey(), expected.getValue());
        }
    }

    private static void check(ParsedMessage message, MessageBody body, String key, JsonNode value) {
        var headers = message.headers();
        var from = headers.from();
        var files = message.content().attachments();
        switch (key) {
            case "subject" -> assertEqual(key, headers.subject(), value);
            case "from_email" -> assertEqual(key, from == null ? null : from.address(), value);
            case "from_name" -> assertEqual(key, from == null ? null : from.name(), value);
            case "to" ->
                assertEqual(key, headers.to().stream().map(Mailbox::address).toList(), value);
            case "auto" -> assertEqual(key, message.autoSubmitted(), value);
            case "text_null" -> assertEqual(key, body.text() == null, value);
            case "text_eq" -> assertEqual(key, lines(body.text()), value);
            case "text_has" -> assertThat(lines(body.text())).as(key).contains(texts(value));
            case "text_not" -> assertThat(lines(body.text())).as(key).doesNotContain(texts(value));
            case "html_null" -> assertEqual(key, body.html() == null, value);
            case "html_has" -> assertThat(lines(body.html())).as(key).contains(texts(value));
            case "html_not" -> assertThat(lines(body.html())).as(key).doesNotContain(texts(value));
            case "extracted_eq" -> assertEqual(key, lines(body.extractedText()).strip(), value);
            case "extracted_has" ->
                assertThat(lines(body.extractedText())).as(key).contains(texts(value));
            case "extracted_not" ->
                assertThat(lines(body.extractedText())).as(key).doesNotContain(texts(value));
            case "files" -> assertEqual(key, files.size(), value);
            case "file" -> assertThat(of(files, Attachment::filename)).as(key).contains(value.stringValue());
            case "file_suffix" ->
                assertThat(of(files, Attachment::filename))
                        .as(key)
                        .anyMatch(name -> name.endsWith(value.stringValue()));
            case "file_names" -> assertEqual(key, of(files, Attachment::filename), value);
            case "file_types" -> assertEqual(key, of(files, Attachment::mimeType), value);
            case "file_sizes" ->
                assertEqual(key, of(files, file -> (int) file.content().size()), value);
            case "content_ids" -> assertEqual(key, of(files, Attachment::contentId), value);
            case "dispositions" -> assertEqual(key, of(files, Attachment::disposition), value);
            default -> throw new IllegalArgumentException(key);
        }
    }

    private static void assertEqual(String key, @Nullable Object actual, JsonNode expected) {
        assertThat(actual).as(key).isEqualTo(JSON.treeToValue(expected, Object.class));
    }

    private static <T> List<@Nullable T> of(List<Attachment> files, Function<Attachment, @Nullable T> property) {
        var properties = new ArrayList<@Nullable T>();
        files.forEach(file -> properties.add(property.apply(file)));
        return properties;
    }

    private static String lines(@Nullable String text) {
        return String.valueOf(text).replace("\r\n", "\n");
    }

    private static String[] texts(JsonNode list) {
        return list.valueStream().map(JsonNode::stringValue).toArray(String[]::new);
    }
}
