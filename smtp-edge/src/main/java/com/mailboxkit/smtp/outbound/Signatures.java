package com.mailboxkit.smtp.outbound;

import com.mailboxkit.authentication.dkim.DkimSigner;
import com.mailboxkit.mime.Addresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Signs messages for those who receive them elsewhere.
final class Signatures {

    private static final long PATIENCE_SECONDS = 10;
    private static final byte[] NONE = {};

    private final SigningKeys keys;
    private final Clock clock;

    Signatures(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /// With the `DKIM-Signature` field to be put before a copy of a message; without it where its domain has no key
    /// here, since it is not verified any more.
    ///
    /// @param sender the address in From
    /// @throws UncheckedIOException where the message cannot be read or the key not be found now
    Signed of(String sender, Copy copy) throws InterruptedException {
        try {
            var key = keys.of(Addresses.domain(sender)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (key.isEmpty()) {
                return unsigned(copy);
            }
            try (var message = new RequiredExtensions.Watch(copy.open())) {
                var field = DkimSigner.sign(message, key.get(), clock.instant());
                return new Signed(field.getBytes(StandardCharsets.US_ASCII), message.seen());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (ExecutionException | TimeoutException unknown) {
            throw new UncheckedIOException(
                    new IOException("The key that signs for " + sender + " is not known", unknown));
        }
    }

    /// For whoever does not ask.
    ///
    /// @throws UncheckedIOException where the message cannot be read
    Signed unsigned(Copy copy) {
        try (var message = copy.open()) {
            return new Signed(NONE, RequiredExtensions.of(message));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
