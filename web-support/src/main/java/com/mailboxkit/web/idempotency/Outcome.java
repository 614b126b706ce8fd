package com.mailboxkit.web.idempotency;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/// What a request was answered.
///
/// @param contentType empty where there is no body
record Outcome(int status, String contentType, byte[] body) {

    private static final int FIRST_SERVER_ERROR = 500;

    /// Their messages tell to do something and try again: top up, wait.
    private static final Set<Integer> PASSING = Set.of(402, 409, 429);

    static Outcome parse(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new Outcome(in.readUnsignedShort(), in.readUTF(), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("a kept outcome cannot be read", e);
        }
    }

    byte[] format() {
        var bytes = new ByteArrayOutputStream(body.length + contentType.length() + 2 * Short.BYTES);
        try (var out = new DataOutputStream(bytes)) {
            out.writeShort(status);
            out.writeUTF(contentType);
            out.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /// Whether trying again would only tell the same. Of a failure nobody knows that.
    boolean isFinal() {
        return status < FIRST_SERVER_ERROR && !PASSING.contains(status);
    }

    Mono<Void> writeTo(ServerHttpResponse response) {
        response.setStatusCode(HttpStatusCode.valueOf(status));
        if (body.length == 0) {
            return response.setComplete();
        }
        var headers = response.getHeaders();
        headers.set("Content-Type", contentType);
        headers.setContentLength(body.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }
}
