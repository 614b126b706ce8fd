package com.mailboxkit.command.message;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.content.ContentRef;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/// Reads a send or reply from JSON, token by token, so that base64 attachments flow to where they are staged without
/// ever being in memory as a whole.
final class JsonSendRequest {

    private static final String KNOWN =
            "to, cc, bcc, subject, text, html, attachments, headers, reply_all, track_opens";

    private static final String KNOWN_OF_A_FILE = "filename, content, content_type, content_id, disposition";

    private static final int UNITS_OF_A_CHARACTER = 2; // of UTF-16, at most

    private static final Set<String> KNOWN_FIELDS = Set.of(KNOWN.split(", "));
    private static final Set<String> OPTIONAL_OF_A_FILE = Set.of("content_type", "content_id", "disposition");

    private final ContentStore store;
    private final MessageProperties limits;
    private final SendRequest request = new SendRequest();
    private final JsonParser json;

    private JsonSendRequest(JsonFactory parsers, InputStream body, ContentStore store, MessageProperties limits) {
        this.json = parsers.createParser(ObjectReadContext.empty(), body);
        this.store = store;
        this.limits = limits;
    }

    /// @throws Refusal `malformed_json` where the text is not a JSON object; other faults are noted in the result
    static SendRequest read(JsonFactory parsers, InputStream body, ContentStore store, MessageProperties limits)
            throws IOException {
        try {
            var reader = new JsonSendRequest(parsers, body, store, limits);
            try (reader.json) {
                return reader.readBounded();
            }
        } catch (JacksonException malformed) {
            throw malformed();
        }
    }

    /// Makes parsers that hold no string in memory which is longer than a text may be. Attachments, which are read as
    /// they come, may be longer.
    static JsonFactory parsers(MessageProperties limits) {
        return JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(UNITS_OF_A_CHARACTER * limits.maxTextLength())
                        .build())
                .build();
    }

    private SendRequest readBounded() throws IOException {
        try {
            return readObject();
        } catch (StreamConstraintsException tooLong) {
            throw refusal(tooLong);
        }
    }

    private RuntimeException refusal(StreamConstraintsException tooLong) {
        return json.currentToken() == JsonToken.VALUE_STRING && json.currentName() != null
                ? Refusal.invalid(json.currentName(), "must have at most " + limits.maxTextLength() + " characters")
                : tooLong;
    }

    private SendRequest readObject() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw malformed();
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            readField(json.currentName(), json.nextToken());
        }
        if (json.nextToken() != null) {
            throw malformed();
        }
        return request;
    }

    private void readField(String field, JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_NULL && KNOWN_FIELDS.contains(field)) {
            return;
        }
        switch (field) {
            case "to", "cc", "bcc" -> readAddresses(field, request.addresses(field));
            case "subject", "text", "html" -> {
                if (isText(field)) {
                    request.setText(field, json.getString());
                }
            }
            case "reply_all", "track_opens" -> {
                if (value == JsonToken.VALUE_TRUE || value == JsonToken.VALUE_FALSE) {
                    request.setFlag(field, value == JsonToken.VALUE_TRUE);
                } else {
                    wrong(field, "must be true or false");
                }
            }
            case "attachments" -> readAttachments();
            case "headers" -> readHeaders();
            default -> wrong(field, "is not a field of this request; known are " + KNOWN);
        }
    }

    private void readAddresses(String field, @Nullable List<String> addresses) {
        if (addresses == null) {
            return;
        }
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            addresses.add(json.getString());
        } else if (json.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
                if (isText("%s[%d]".formatted(field, i))) {
                    addresses.add(json.getString());
                }
            }
        } else {
            wrong(field, "must be a list of addresses");
        }
    }

    private void readHeaders() {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            wrong("headers", "must be an object such as {\"X-Campaign\": \"autumn\"}");
            return;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            json.nextToken();
            if (isText("headers." + name)) {
                request.headers.put(name, json.getString());
            }
        }
    }

    private void readAttachments() throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            wrong("attachments", "must be a list of objects with filename, content and content_type");
            return;
        }
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
            String at = "attachments[%d]".formatted(i);
            if (json.currentToken() != JsonToken.START_OBJECT) {
                wrong(at, "must be an object with filename, content and content_type");
            } else if (i >= limits.maxAttachments()) {
                wrong("attachments", "must be at most " + limits.maxAttachments());
            } else {
                readAttachment(at);
            }
        }
    }

    private void readAttachment(String at) throws IOException {
        String filename = null;
        String contentType = null;
        ContentRef content = null;
        String contentId = null;
        String disposition = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            String path = at + "." + field;
            if (json.nextToken() == JsonToken.VALUE_NULL && OPTIONAL_OF_A_FILE.contains(field)) {
                continue;
            }
            switch (field) {
                case "filename" -> filename = isText(path) ? json.getString() : null;
                case "content_type" -> contentType = isText(path) ? json.getString() : null;
                case "content" -> content = isText(path) ? decode(path) : null;
                case "content_id" -> contentId = isText(path) ? json.getString() : null;
                case "disposition" -> disposition = isText(path) ? json.getString() : null;
                default -> wrong(path, "is not a field of an attachment; known are " + KNOWN_OF_A_FILE);
            }
        }
        if (filename == null && !request.errors.has(at + ".filename")) {
            request.errors.add(at + ".filename", "is required");
        }
        if (content == null && !request.errors.has(at + ".content")) {
            request.errors.add(at + ".content", "is required: the bytes of the file in base64");
        }
        if (filename != null && content != null) {
            request.attachments.add(new SendRequest.Upload(filename, contentType, content, contentId, disposition));
        }
    }

    private @Nullable ContentRef decode(String path) throws IOException {
        try (var sink = new UploadSink(store, limits.maxAttachmentSize().toBytes())) {
            json.readBinaryValue(sink);
            return sink.commit();
        } catch (UploadSink.TooLarge tooLarge) {
            request.errors.add(path, String.valueOf(tooLarge.getMessage()));
        } catch (JacksonException notBase64) {
            if (notBase64.getCause() instanceof UploadSink.TooLarge tooLarge) {
                request.errors.add(path, String.valueOf(tooLarge.getMessage()));
            } else {
                request.errors.add(path, "is not valid base64");
            }
        }
        request.errors.check(); // the parser stands inside a value: nothing after it can be read
        return null;
    }

    private boolean isText(String field) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return true;
        }
        wrong(field, "must be a string");
        return false;
    }

    private void wrong(String field, String message) {
        request.errors.add(field, message);
        json.skipChildren();
    }

    private static Refusal malformed() {
        return new Refusal(ProblemCode.MALFORMED_JSON, "The body is not a well-formed JSON object.");
    }
}
