package com.mailboxkit.mime;

import com.mailboxkit.content.ContentStore;
import com.mailboxkit.kernel.content.ContentRef;
import java.io.IOException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the readable part of messages in the content store, as JSON.
public final class MessageBodies {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final ContentStore store;

    public MessageBodies(ContentStore store) {
        this.store = store;
    }

    public ContentRef put(MessageBody body) throws IOException {
        return store.put(JSON.writeValueAsBytes(body));
    }

    public MessageBody get(ContentRef ref) throws IOException {
        try (var json = store.read(ref)) {
            return JSON.readValue(json, MessageBody.class);
        }
    }
}
