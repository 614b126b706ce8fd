package com.mailboxkit.command.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailboxkit.command.BoundedExecutor;
import com.mailboxkit.command.Overload;
import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.content.FileContentStore;
import com.mailboxkit.kernel.problem.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.util.unit.DataSize;
import reactor.core.scheduler.Schedulers;

class MultipartSendRequestTest {

    private static final MessageProperties LIMITS =
            new MessageProperties(50, 5, DataSize.ofBytes(10), 998, 1_000, 3, 2_000);

    @TempDir
    private Path root;

    /// Some clients do not keep their order.
    @Test
    void takesPartsByTheirNumberHoweverTheyCome() throws IOException {
        var request = read(List.of(
                file("attachments[1]", "b.txt"),
                text("to[10]", "cid@x.org"),
                text("to[2]", "bob@x.org"),
                text("subject", "Hi"),
                file("attachments[0]", "a.txt"),
                text("to[0]", "ann@x.org"),
                text("cc[]", "dan@x.org"),
                text("cc[]", "eve@x.org")));

        request.errors.check();
        assertThat(request.to).containsExactly("ann@x.org", "bob@x.org", "cid@x.org");
        assertThat(request.cc).containsExactly("dan@x.org", "eve@x.org");
        assertThat(request.subject).isEqualTo("Hi");
        assertThat(request.attachments).extracting(SendRequest.Upload::filename).containsExactly("a.txt", "b.txt");
    }

    @Test
    void takesWhatOtherFieldsSayOfAFile() throws IOException {
        var request = read(List.of(
                text("attachments[1][content_id]", "logo"),
                file("attachments[0]", "a.txt"),
                file("attachments[1]", "b.txt"),
                text("attachments[1][disposition]", "inline"),
                text("attachments[1][content_type]", "image/png"),
                text("attachments[7][content_id]", "lost")));

        var plain = request.attachments.getFirst();
        assertThat(plain.contentType()).isEqualTo("text/plain");
        assertThat(plain.contentId()).isNull();
        var picture = request.attachments.getLast();
        assertThat(picture.filename()).isEqualTo("b.txt");
        assertThat(picture.contentType()).isEqualTo("image/png");
        assertThat(picture.contentId()).isEqualTo("logo");
        assertThat(picture.disposition()).isEqualTo("inline");
        assertThat(request.errors.has("attachments[7]")).isTrue();
    }

    @Test
    void readsOnBehindAFileThatIsTooLarge() throws IOException {
        var request = read(List.of(file("attachments[0]", "name that is too long.txt"), text("subject", "Hi")));

        assertThat(request.errors.has("attachments[0]")).isTrue();
        assertThat(request.subject).isEqualTo("Hi");
    }

    @Test
    void namesWhatIsNoField() throws IOException {
        var request = read(List.of(text("bc", "ann@x.org"), file("text", "a.txt"), text("to", "ann@x.org")));

        assertThat(request.errors.has("bc")).isTrue();
        assertThat(request.errors.has("text")).isTrue();
        assertThat(request.to).containsExactly("ann@x.org");
    }

    @Test
    void takesAsManyPartsAsAFormMayHaveAndNoMore() throws IOException {
        var parts = new ArrayList<>(Collections.nCopies(FormReader.MAX_PARTS, text("to", "ann@x.org")));
        assertThat(read(parts).to).hasSize(FormReader.MAX_PARTS);

        parts.add(text("to", "ann@x.org"));

        assertThatThrownBy(() -> read(parts)).isInstanceOf(Refusal.class).hasMessageContaining("200 parts");
    }

    @Test
    void boundsFieldsAndHeaders() {
        assertThatThrownBy(() -> read(List.of(text("text", "x".repeat(4_001)))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("4000 bytes");
        assertThatThrownBy(() -> read(List.of(text("x".repeat(9_000), "x"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("8192");
    }

    @Test
    void boundsTheTextsTogether() throws IOException {
        var request = read(Collections.nCopies(4, text("text", "x".repeat(1_000))));

        assertThat(request.errors.has("text")).isTrue();
    }

    @Test
    void saysThatItIsNoForm() {
        assertThatThrownBy(() -> read("--other\r\n\r\n"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("multipart/form-data");
    }

    private SendRequest read(List<String> parts) throws IOException {
        return read(String.join("", parts) + "--limit--\r\n");
    }

    private SendRequest read(String body) throws IOException {
        var threads = Schedulers.newSingle("forms");
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var gateway = DefaultCommandGateway.builder()
                    .commandBus(SimpleCommandBus.builder().build())
                    .build();
            var request = MockServerHttpRequest.post("/send")
                    .header("Content-Type", "multipart/form-data; boundary=limit")
                    .body(body);
            return new SendRequestReader(
                            LIMITS,
                            new ReactiveCommands(gateway, new BoundedExecutor(pool, 1_000, new Overload())),
                            threads)
                    .read(MockServerWebExchange.from(request), new FileContentStore(root))
                    .blockOptional()
                    .orElseThrow();
        } finally {
            threads.dispose();
        }
    }

    private static String text(String name, String value) {
        return "--limit\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(name, value);
    }

    private static String file(String name, String filename) {
        return ("--limit\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                        + "Content-Type: text/plain\r\n\r\n%s\r\n")
                .formatted(name, filename, filename);
    }
}
