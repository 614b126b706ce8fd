package com.mailboxkit.command.message;

import com.mailboxkit.command.ReactiveCommands;
import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.content.ContentRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// A send or reply from `multipart/form-data`, with field names such as `to[0]`, `headers[X-Campaign]`,
/// `attachments[0]`
/// and `attachments[0][content_id]`.
final class MultipartSendRequest implements FormReader.Parts {

    private static final Pattern HEADER = Pattern.compile("headers\\[([^\\]]{1,100})]");
    private static final Pattern FIELD = Pattern.compile("(\\w{1,100})(?:\\[(\\d{0,3})])?");
    private static final int TEXTS = 3; // of the longest that a text may have, for all fields together

    private final ContentStore contents;
    private final MessageProperties limits;
    private final ReactiveCommands commands;
    private final SendRequest request = new SendRequest();
    private final FormFiles files = new FormFiles(request);
    private final List<Field> fields = new ArrayList<>();
    private long characters;

    private record Field(String name, String value) {}

    /// @param contents takes the files
    MultipartSendRequest(ContentStore contents, MessageProperties limits, ReactiveCommands commands) {
        this.contents = contents;
        this.limits = limits;
        this.commands = commands;
    }

    @Override
    public void field(String name, String value) {
        characters += value.length();
        if (characters > (long) TEXTS * limits.maxTextLength()) {
            request.errors.add(name, "is longer than the texts of a form may be together");
        } else if (!files.describe(name, value)) {
            fields.add(new Field(name, value));
        }
    }

    @Override
    public void other(String name) {
        request.errors.add(name, "is not a field of this request that takes a file");
    }

    @Override
    public Mono<Void> file(String name, String filename, @Nullable String contentType, Flux<DataBuffer> content) {
        if (!fieldOf(name).equals("attachments")) {
            other(name);
            return drained(content);
        }
        if (files.count() >= limits.maxAttachments()) {
            request.errors.add("attachments", "must be at most " + limits.maxAttachments());
            return drained(content);
        }
        var failure = new AtomicReference<UploadSink.TooLarge>();
        return Mono.using(
                        () -> new UploadSink(
                                contents, limits.maxAttachmentSize().toBytes()),
                        sink -> content.doOnNext(buffer -> write(buffer, sink, failure))
                                .then(Mono.defer(() -> commit(sink, failure))),
                        MultipartSendRequest::close)
                .doOnNext(stored -> files.add(name, place(name), filename, contentType, stored))
                .switchIfEmpty(Mono.fromRunnable(() -> tooLarge(name, failure)))
                .then();
    }

    /// What the form asks for, once all of it was read.
    SendRequest settle() {
        fields.stream()
                .sorted(Comparator.comparingInt(field -> place(field.name())))
                .forEach(this::set);
        return files.settle();
    }

    private void set(Field field) {
        var header = HEADER.matcher(field.name());
        if (header.matches()) {
            request.headers.put(header.group(1), field.value());
            return;
        }
        var name = fieldOf(field.name());
        var addresses = request.addresses(name);
        if (addresses != null) {
            addresses.add(field.value());
        } else if (!request.setText(name, field.value())
                && !request.setFlag(
                        name, field.value().equals("true") || field.value().equals("1"))) {
            request.errors.add(name, "is not a field of this request");
        }
    }

    private static String fieldOf(String name) {
        var matcher = FIELD.matcher(name);
        return matcher.matches() ? matcher.group(1) : name;
    }

    private static int place(String name) {
        var matcher = FIELD.matcher(name);
        return matcher.matches() && matcher.group(2) instanceof String digits && !digits.isEmpty()
                ? Integer.parseInt(digits)
                : 0;
    }

    private static Mono<Void> drained(Flux<DataBuffer> content) {
        return content.then();
    }

    /// Reads on where the file is too large: what comes after it is part of the form.
    private static void write(DataBuffer buffer, UploadSink sink, AtomicReference<UploadSink.TooLarge> failure) {
        try (var bytes = buffer.asInputStream()) {
            if (failure.get() == null) {
                bytes.transferTo(sink);
            }
        } catch (UploadSink.TooLarge tooLarge) {
            failure.set(tooLarge);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Mono<ContentRef> commit(UploadSink sink, AtomicReference<UploadSink.TooLarge> failure) {
        return failure.get() == null ? commands.run(() -> commit(sink)) : Mono.empty();
    }

    private void tooLarge(String field, AtomicReference<UploadSink.TooLarge> failure) {
        Optional.ofNullable(failure.get())
                .ifPresent(tooLarge -> request.errors.add(field, String.valueOf(tooLarge.getMessage())));
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
