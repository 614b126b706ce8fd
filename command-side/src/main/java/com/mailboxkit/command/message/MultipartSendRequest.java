package com.mailboxkit.command.message;

import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.content.ContentRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Reads a send or reply from `multipart/form-data` with field names such as `to[0]`, `headers[X-Campaign]`,
/// `attachments[0]` and `attachments[0][content_id]`.
final class MultipartSendRequest {

    private static final Pattern HEADER = Pattern.compile("headers\\[([^\\]]{1,100})]");
    private static final Pattern FIELD = Pattern.compile("(\\w+)(?:\\[(\\d{0,3})])?");

    private final MessageProperties limits;
    private final ReactiveCommands commands;

    MultipartSendRequest(MessageProperties limits, ReactiveCommands commands) {
        this.limits = limits;
        this.commands = commands;
    }

    /// @param contents takes the files
    Mono<SendRequest> read(MultiValueMap<String, Part> parts, ContentStore contents) {
        var request = new SendRequest();
        var files = new FormFiles(request);
        // large parts come as their files are written: what says where it belongs is put there
        return Flux.fromStream(
                        parts.entrySet().stream().sorted(Comparator.comparingInt(entry -> place(entry.getKey()))))
                .concatMap(entry -> Flux.fromIterable(entry.getValue())
                        .concatMap(part -> readPart(request, files, contents, entry, part)))
                .then(Mono.fromSupplier(files::settle));
    }

    private static int place(String name) {
        var matcher = FIELD.matcher(name);
        return matcher.matches() && matcher.group(2) instanceof String digits && !digits.isEmpty()
                ? Integer.parseInt(digits)
                : 0;
    }

    private Mono<Void> readPart(
            SendRequest request, FormFiles files, ContentStore contents, Map.Entry<String, ?> entry, Part part) {
        var matcher = FIELD.matcher(entry.getKey());
        String field = matcher.matches() ? matcher.group(1) : entry.getKey();
        return switch (part) {
            case FilePart file
            when field.equals("attachments") -> store(request, files, contents, entry.getKey(), file);
            case FormFieldPart text when files.describe(entry.getKey(), text.value()) -> Mono.empty();
            case FormFieldPart text
            when header(entry.getKey()).isPresent() -> {
                request.headers.put(header(entry.getKey()).get(), text.value());
                yield Mono.empty();
            }
            case FormFieldPart text -> {
                set(request, field, text.value());
                yield Mono.empty();
            }
            default -> {
                request.errors.add(entry.getKey(), "is not a field of this request that takes a file");
                yield Mono.empty();
            }
        };
    }

    /// The name of the header that a part such as `headers[X-Campaign]` sets.
    private static Optional<String> header(String part) {
        var matcher = HEADER.matcher(part);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static void set(SendRequest request, String field, String value) {
        var addresses = request.addresses(field);
        if (addresses != null) {
            addresses.add(value);
        } else if (!request.setText(field, value)
                && !request.setFlag(field, value.equals("true") || value.equals("1"))) {
            request.errors.add(field, "is not a field of this request");
        }
    }

    private Mono<Void> store(SendRequest request, FormFiles files, ContentStore contents, String field, FilePart file) {
        if (files.count() >= limits.maxAttachments()) {
            request.errors.add("attachments", "must be at most " + limits.maxAttachments());
            return Mono.empty();
        }
        return Mono.using(
                        () -> new UploadSink(
                                contents, limits.maxAttachmentSize().toBytes()),
                        sink -> DataBufferUtils.write(file.content(), sink)
                                .map(DataBufferUtils::release)
                                .then(commands.run(() -> commit(sink))),
                        MultipartSendRequest::close)
                .doOnNext(content ->
                        files.add(field, file.filename(), file.headers().getFirst(HttpHeaders.CONTENT_TYPE), content))
                .onErrorResume(UploadSink.TooLarge.class, tooLarge -> {
                    request.errors.add(field, String.valueOf(tooLarge.getMessage()));
                    return Mono.empty();
                })
                .then();
    }

    private static ContentRef commit(UploadSink sink) {
        try {
            return sink.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(UploadSink sink) {
        try {
            sink.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
