package com.mailboxkit.projection.message;

import com.mailboxkit.content.FileContentStore;
import com.mailboxkit.kernel.message.MessageHeaders;
import com.mailboxkit.mime.MessageReader;
import com.mailboxkit.mime.MimeLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The mailboxes of the Mail::Thread suite, read as mail that comes is read.
final class Mailboxes {

    private static final Instant NOW = Instant.parse("2026-02-20T12:00:00Z");

    private final Path corpus;
    private final JsonNode expected;
    private final FileContentStore store;
    private final MessageReader reader;

    /// @param folder for what is read
    Mailboxes(Path corpus, Path folder) throws IOException {
        this.corpus = corpus;
        this.expected = JsonMapper.shared().readTree(Files.readString(corpus.resolve("expected.json")));
        this.store = new FileContentStore(folder);
        this.reader = new MessageReader(store, MimeLimits.DEFAULT);
    }

    List<String> names() {
        return expected.valueStream().map(Mailboxes::name).toList();
    }

    /// How many threads it has; empty where the suite does not say, or joins threads that only share a subject.
    Optional<Integer> roots(String name) {
        boolean isBySubject = name.equals("testbox-9");
        return expected.valueStream()
                .filter(test -> name(test).equals(name) && !isBySubject)
                .map(test -> test.get("roots"))
                .filter(JsonNode::isInt)
                .map(JsonNode::intValue)
                .findFirst();
    }

    List<MessageHeaders> headers(String name) throws IOException {
        var mailbox = Files.readString(corpus.resolve(name), StandardCharsets.ISO_8859_1);
        var headers = new ArrayList<MessageHeaders>();
        for (var mail : mailbox.split("(?m)^From .*\\R")) {
            if (!mail.isBlank()) {
                var raw = store.put(mail.getBytes(StandardCharsets.ISO_8859_1));
                headers.add(reader.read(raw, NOW).headers());
            }
        }
        return headers;
    }

    private static String name(JsonNode test) {
        return Path.of(test.get("mbox").stringValue()).getFileName().toString();
    }
}
