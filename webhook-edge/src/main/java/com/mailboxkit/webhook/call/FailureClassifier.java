package com.mailboxkit.webhook.call;

import com.mailboxkit.kernel.webhook.AttemptFailure;
import com.mailboxkit.webhook.address.DeniedAddressException;
import io.netty.handler.codec.DecoderException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Says in our words why a call failed: what a library says may tell of inner addresses.
enum FailureClassifier {
    DENIED(AttemptFailure.ADDRESS_DENIED, "The host leads to an address that is not on the public internet."),
    UNKNOWN_HOST(AttemptFailure.DNS, "The host cannot be found."),
    UNTRUSTED(AttemptFailure.TLS, "The connection could not be secured: "),
    LATE(AttemptFailure.TIMEOUT, "There was no answer in time."),
    REFUSED(AttemptFailure.CONNECTION, "The connection was refused or there is no way to the host."),
    NOT_HTTP(AttemptFailure.PROTOCOL, "What came is not HTTP."),
    BROKEN_OFF(AttemptFailure.CONNECTION, "The connection was closed before there was an answer.");

    private static final int MOST_CAUSES = 10; // causes may go in a circle
    private static final int LONGEST = 300;

    private final AttemptFailure failure;
    private final String words;

    FailureClassifier(AttemptFailure failure, String words) {
        this.failure = failure;
        this.words = words;
    }

    AttemptFailure failure() {
        return failure;
    }

    String words(Throwable error) {
        if (this != UNTRUSTED) {
            return words;
        }
        String why = causes(error)
                .filter(SSLException.class::isInstance)
                .map(cause -> String.valueOf(cause.getMessage()))
                .findFirst()
                .orElse("");
        return words + why.substring(0, Math.min(why.length(), LONGEST));
    }

    static FailureClassifier of(Throwable error) {
        return causes(error)
                .map(FailureClassifier::one)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(BROKEN_OFF);
    }

    private static @Nullable FailureClassifier one(Throwable cause) {
        return switch (cause) {
            case DeniedAddressException denied -> DENIED;
            case UnknownHostException unknown -> UNKNOWN_HOST;
            case SSLException untrusted -> UNTRUSTED;
            case TimeoutException late -> LATE;
            case ConnectException refused -> REFUSED;
            case DecoderException wrapper when wrapper.getCause() == null -> NOT_HTTP;
            case IllegalArgumentException notHttp -> NOT_HTTP;
            default -> null;
        };
    }

    private static Stream<Throwable> causes(Throwable error) {
        return Stream.iterate(error, Objects::nonNull, Throwable::getCause).limit(MOST_CAUSES);
    }
}
