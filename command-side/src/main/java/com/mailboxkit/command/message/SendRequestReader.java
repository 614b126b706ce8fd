package com.mailboxkit.command.message;

import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tools.jackson.core.json.JsonFactory;

/// Reads the body of a send or reply in either media type. Small JSON stays in memory; large JSON goes through a
/// temporary file, so that a slow upload holds neither heap nor a thread.
final class SendRequestReader {

    private static final int IN_MEMORY = 256 * 1024;

    private final JsonFactory parsers;
    private final MessageProperties limits;
    private final ReactiveCommands commands;
    private final FormReader forms;

    /// @param formThreads on which forms are taken apart
    SendRequestReader(MessageProperties limits, ReactiveCommands commands, Scheduler formThreads) {
        this.parsers = JsonSendRequest.parsers(limits);
        this.limits = limits;
        this.commands = commands;
        this.forms = new FormReader(formThreads, limits.maxTextLength());
    }

    /// @param contents takes the files
    Mono<SendRequest> read(ServerWebExchange exchange, ContentStore contents) {
        var headers = exchange.getRequest().getHeaders();
        var type = headers.getContentType();
        if (type != null && MediaType.MULTIPART_FORM_DATA.isCompatibleWith(type)) {
            return form(exchange.getRequest(), contents);
        }
        if (type != null && !MediaType.APPLICATION_JSON.isCompatibleWith(type)) {
            return Mono.error(
                    new Refusal(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send application/json or multipart/form-data."));
        }
        var body = exchange.getRequest().getBody();
        long length = headers.getContentLength();
        return length >= 0 && length <= IN_MEMORY ? small(body, contents) : large(body, contents);
    }

    private Mono<SendRequest> form(ServerHttpRequest request, ContentStore contents) {
        return Mono.defer(() -> {
            var form = new MultipartSendRequest(contents, limits, commands);
            return forms.read(request, form).then(Mono.fromSupplier(form::settle));
        });
    }

    private Mono<SendRequest> small(Flux<DataBuffer> body, ContentStore contents) {
        return DataBufferUtils.join(body, IN_MEMORY)
                .map(buffer -> {
                    var bytes = new byte[buffer.readableByteCount()];
                    buffer.read(bytes);
                    DataBufferUtils.release(buffer);
                    return bytes;
                })
                .defaultIfEmpty(new byte[0])
                .flatMap(bytes -> commands.run(() -> parse(new ByteArrayInputStream(bytes), contents)));
    }

    private Mono<SendRequest> large(Flux<DataBuffer> body, ContentStore contents) {
        return Mono.usingWhen(
                commands.run(SendRequestReader::temporaryFile),
                file -> DataBufferUtils.write(body, file).then(commands.run(() -> parse(file, contents))),
                file -> commands.finish(() -> delete(file)));
    }

    private SendRequest parse(Path file, ContentStore contents) {
        try (var body = Files.newInputStream(file)) {
            return parse(body, contents);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SendRequest parse(InputStream body, ContentStore contents) {
        try {
            return JsonSendRequest.read(parsers, body, contents, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryFile() {
        try {
            return Files.createTempFile("mailboxkit-request-", ".json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean delete(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
