package com.mailboxkit.command.message;

import com.mailboxkit.command.Commands;
import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.content.ContentRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.util.MultiValueMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Reads a send or reply from `multipart/form-data` with field names such as `to[0]` and `attachments[0]`.
final class MultipartSendRequest {

    private static final Pattern FIELD = Pattern.compile("(\\w+)(?:\\[\\d{0,3}])?");

    private final ContentStore store;
    private final MessageLimits limits;
    private final Commands commands;

    MultipartSendRequest(ContentStore store, MessageLimits limits, Commands commands) {
        this.store = store;
        this.limits = limits;
        this.commands = commands;
    }

    Mono<SendRequest> read(MultiValueMap<String, Part> parts) {
        var request = new SendRequest();
        return Flux.fromIterable(parts.entrySet())
                .concatMap(
                        entry -> Flux.fromIterable(entry.getValue()).concatMap(part -> readPart(request, entry, part)))
                .then(Mono.just(request));
    }

    private Mono<Void> readPart(SendRequest request, Map.Entry<String, ?> entry, Part part) {
        var matcher = FIELD.matcher(entry.getKey());
        String field = matcher.matches() ? matcher.group(1) : entry.getKey();
        return switch (part) {
            case FilePart file when field.equals("attachments") -> store(request, entry.getKey(), file);
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

    private static void set(SendRequest request, String field, String value) {
        var addresses = request.addresses(field);
        if (addresses != null) {
            addresses.add(value);
        } else if (!request.setText(field, value)
                && !request.setFlag(field, value.equals("true") || value.equals("1"))) {
            request.errors.add(field, "is not a field of this request");
        }
    }

    private Mono<Void> store(SendRequest request, String field, FilePart file) {
        if (request.attachments.size() >= limits.maxAttachments()) {
            request.errors.add("attachments", "must be at most " + limits.maxAttachments());
            return Mono.empty();
        }
        return Mono.using(
                        () -> new UploadSink(store, limits.maxAttachmentSize().toBytes()),
                        sink -> DataBufferUtils.write(file.content(), sink)
                                .map(DataBufferUtils::release)
                                .then(commands.run(() -> commit(sink))),
                        MultipartSendRequest::close)
                .doOnNext(content -> {
                    var type = file.headers().getContentType();
                    request.attachments.add(
                            new SendRequest.Upload(file.filename(), type == null ? null : type.toString(), content));
                })
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
