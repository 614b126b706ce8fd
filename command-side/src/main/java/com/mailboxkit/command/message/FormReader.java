package com.mailboxkit.command.message;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.codec.DecodingException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.FormPartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.codec.multipart.PartEventHttpMessageReader;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/// Reads `multipart/form-data` (RFC 7578) part by part, in the order of the parts. It looks at each byte, which takes
/// long: so it does that on separate threads, while those of the server go on with other requests. A file is handed on
/// as it comes and never in memory as a whole.
final class FormReader {

    static final int MAX_PARTS = 200;

    private static final int MAX_HEADER = 8 * 1024; // bytes, of one part
    private static final int READ_AHEAD = 8; // buffers
    private static final int BYTES_OF_A_CHARACTER = 4; // of UTF-8, at most

    private final Scheduler threads;
    private final int maxField;
    private final PartEventHttpMessageReader parser = new PartEventHttpMessageReader();

    /// What becomes of the parts. Content must be read to its end. Its buffers need no release.
    interface Parts {

        void field(String name, String value);

        Mono<Void> file(String name, String filename, @Nullable String contentType, Flux<DataBuffer> content);

        /// Neither of them.
        void other(String name);
    }

    /// @param maxText characters of a field
    FormReader(Scheduler threads, int maxText) {
        this.threads = threads;
        this.maxField = Math.multiplyExact(BYTES_OF_A_CHARACTER, maxText);
        parser.setMaxParts(MAX_PARTS);
        parser.setMaxHeadersSize(MAX_HEADER);
        parser.setMaxInMemorySize(maxField);
    }

    /// Fails with a [Refusal] where it is not a form, or goes beyond a limit.
    Mono<Void> read(ServerHttpRequest request, Parts parts) {
        var count = new AtomicInteger();
        return parser.read(ResolvableType.forClass(PartEvent.class), onThreads(request), Map.of())
                .windowUntil(PartEvent::isLast, false, 1)
                .concatMap(
                        part -> part.switchOnFirst((first, events) -> {
                            count.incrementAndGet();
                            var event = first.get();
                            return event == null ? events.thenMany(Flux.<Void>empty()) : handle(event, events, parts);
                        }),
                        1)
                .then()
                .onErrorMap(DataBufferLimitException.class, tooLong -> tooLong())
                .onErrorMap(DecodingException.class, wrong -> count.get() < MAX_PARTS ? malformed() : tooMany());
    }

    private ServerHttpRequest onThreads(ServerHttpRequest request) {
        return new ServerHttpRequestDecorator(request) {
            @Override
            public Flux<DataBuffer> getBody() {
                return super.getBody().map(FormReader::onHeap).publishOn(threads, READ_AHEAD);
            }
        };
    }

    /// Buffers of the network are counted, and the parser reads on in one whose pieces were handed on and released.
    private static DataBuffer onHeap(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return DefaultDataBufferFactory.sharedInstance.wrap(bytes);
    }

    private static Mono<Void> handle(PartEvent first, Flux<PartEvent> events, Parts parts) {
        var given = first.headers().getContentDisposition().getName();
        var name = given == null ? "" : given;
        return switch (first) {
            case FormPartEvent field -> events.then(Mono.fromRunnable(() -> parts.field(name, field.value())));
            case FilePartEvent file ->
                parts.file(
                        name,
                        file.filename(),
                        file.headers().getFirst(HttpHeaders.CONTENT_TYPE),
                        events.map(PartEvent::content));
            default -> events.then(Mono.fromRunnable(() -> parts.other(name)));
        };
    }

    private static Refusal malformed() {
        return new Refusal(
                ProblemCode.MALFORMED_JSON, "The body is not a well-formed multipart/form-data with its boundary.");
    }

    private static Refusal tooMany() {
        return new Refusal(ProblemCode.PAYLOAD_TOO_LARGE, "A form has at most %d parts.".formatted(MAX_PARTS));
    }

    private Refusal tooLong() {
        return new Refusal(
                ProblemCode.PAYLOAD_TOO_LARGE,
                "A text field of a form has at most %d bytes, and the headers of a part at most %d."
                        .formatted(maxField, MAX_HEADER));
    }
}
