package com.mailboxkit.command.message;

import com.mailboxkit.fuzz.MemoryStore;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.web.RequestSeed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.json.JsonFactory;

/// The JSON of a send.
public final class SendFuzz {

    static final MessageProperties LIMITS =
            new MessageProperties(50, 5, DataSize.ofMegabytes(1), 998, 100_000, 20, 2_000);

    private static final JsonFactory PARSERS = JsonSendRequest.parsers(LIMITS);

    private SendFuzz() {}

    public static void fuzzerTestOneInput(byte[] json) throws IOException {
        try {
            check(JsonSendRequest.read(PARSERS, new ByteArrayInputStream(json), new MemoryStore(), LIMITS));
        } catch (Refusal refused) {
            // the caller is told
        }
    }

    static void check(SendRequest request) {
        CheckedSend.check(request, LIMITS, true, new Seed());
    }

    private static final class Seed implements RequestSeed {

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public boolean isRepeated() {
            return false;
        }

        @Override
        public String ulid(String what) {
            return "00000000000000000000000000";
        }

        @Override
        public RandomGenerator random(String what) {
            return new Random(0);
        }
    }
}
