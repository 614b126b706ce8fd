package com.mailboxkit.command.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.content.FileContentStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class MultipartSendRequestTest {

    private static final MessageProperties LIMITS =
            new MessageProperties(50, 5, DataSize.ofBytes(10), 998, 1_000, 3, 2_000);

    @TempDir
    private Path root;

    /// Large parts are written to files while others are read: they come when they are done.
    @Test
    void takesPartsByTheirNumberHoweverTheyCome() throws IOException {
        var parts = new LinkedMultiValueMap<String, Part>();
        for (var part : new Part[] {
            file("attachments[1]", "b.txt"),
            text("to[10]", "cid@x.org"),
            text("to[2]", "bob@x.org"),
            text("subject", "Hi"),
            file("attachments[0]", "a.txt"),
            text("to[0]", "ann@x.org"),
            text("cc[]", "dan@x.org"),
            text("cc[]", "eve@x.org")
        }) {
            parts.add(part.name(), part);
        }

        var request = read(parts);

        request.errors.check();
        assertThat(request.to).containsExactly("ann@x.org", "bob@x.org", "cid@x.org");
        assertThat(request.cc).containsExactly("dan@x.org", "eve@x.org");
        assertThat(request.subject).isEqualTo("Hi");
        assertThat(request.attachments).extracting(SendRequest.Upload::filename).containsExactly("a.txt", "b.txt");
    }

    @Test
    void takesWhatOtherFieldsSayOfAFile() throws IOException {
        var parts = new LinkedMultiValueMap<String, Part>();
        for (var part : new Part[] {
            text("attachments[1][content_id]", "logo"),
            file("attachments[0]", "a.txt"),
            file("attachments[1]", "b.txt"),
            text("attachments[1][disposition]", "inline"),
            text("attachments[1][content_type]", "image/png"),
            text("attachments[7][content_id]", "lost")
        }) {
            parts.add(part.name(), part);
        }

        var request = read(parts);

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

    private SendRequest read(LinkedMultiValueMap<String, Part> parts) throws IOException {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var gateway = DefaultCommandGateway.builder()
                    .commandBus(SimpleCommandBus.builder().build())
                    .build();
            var reader = new MultipartSendRequest(LIMITS, new ReactiveCommands(gateway, pool));
            return reader.read(parts, new FileContentStore(root))
                    .blockOptional()
                    .orElseThrow();
        }
    }

    private static Part text(String name, String value) {
        return new Field(name, value);
    }

    private static Part file(String name, String filename) {
        return new File(name, filename);
    }

    private record Field(String name, String value) implements FormFieldPart {

        @Override
        public HttpHeaders headers() {
            return new HttpHeaders();
        }

        @Override
        public Flux<DataBuffer> content() {
            return bytes(value);
        }
    }

    private record File(String name, String filename) implements FilePart {

        @Override
        public HttpHeaders headers() {
            var headers = new HttpHeaders();
            headers.setContentType(MediaType.TEXT_PLAIN);
            return headers;
        }

        @Override
        public Flux<DataBuffer> content() {
            return bytes(filename);
        }

        @Override
        public Mono<Void> transferTo(Path target) {
            return Mono.error(new UnsupportedOperationException());
        }
    }

    private static Flux<DataBuffer> bytes(String text) {
        return Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(UTF_8)));
    }
}
