package com.mailboxkit.web;

import static com.mailboxkit.web.WebConventions.refused;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.problem.ProblemCode;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Flux;

@SpringBootTest(
        classes = WebApi.class,
        properties = {
            "mailboxkit.public-url=https://mail.example.com",
            "mailboxkit.http.max-body-size=2000B",
            "mailboxkit.http.max-anonymous-body-size=1000B",
            "spring.main.web-application-type=reactive"
        })
class BodyLimitFilterTest {

    @Autowired
    private ApplicationContext context;

    private WebTestClient client;

    @BeforeEach
    void connect() {
        client = WebTestClient.bindToApplicationContext(context).build();
    }

    @Test
    void takesABodyUpToTheLimit() {
        assertThat(announced(1_000)
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .isEqualTo("1000");
        streamed(Flux.range(0, 10).map(i -> buffer(100))).expectStatus().isOk();
    }

    @Test
    void refusesABodyThatAnnouncesToBeLarger() {
        var answer = announced(1_001);
        answer.expectHeader().cacheControl(CacheControl.noStore().cachePrivate());
        var body = refused(answer, ProblemCode.PAYLOAD_TOO_LARGE);

        assertThat(body.get("message").stringValue()).contains("1000 bytes");
    }

    @Test
    void refusesABodyThatGrowsBeyondTheLimitAndReadsNoFurther() {
        var read = new AtomicInteger();
        var endless = Flux.range(0, 1_000_000).map(i -> {
            read.incrementAndGet();
            return buffer(100);
        });

        refused(streamed(endless), ProblemCode.PAYLOAD_TOO_LARGE);

        assertThat(read.get()).isLessThan(1_000);
    }

    @Test
    void takesPartsUpToTheLimitAndRefusesThemBeyond() {
        parts(500).expectStatus().isOk().expectBody(String.class).isEqualTo("file");
        refused(parts(5_000), ProblemCode.PAYLOAD_TOO_LARGE);
    }

    private WebTestClient.ResponseSpec parts(int size) {
        var head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n";
        var body = Flux.just(text(head), buffer(size), text("\r\n--x--\r\n"));
        return client.post()
                .uri("/parts")
                .contentType(MediaType.parseMediaType("multipart/form-data; boundary=x"))
                .body(BodyInserters.fromDataBuffers(body))
                .exchange();
    }

    private static DataBuffer text(String text) {
        return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(US_ASCII));
    }

    private static DataBuffer buffer(int size) {
        return DefaultDataBufferFactory.sharedInstance.wrap(new byte[size]);
    }

    private WebTestClient.ResponseSpec announced(int size) {
        return client.post()
                .uri("/bytes")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(size)
                .bodyValue(new byte[size])
                .exchange();
    }

    private WebTestClient.ResponseSpec streamed(Flux<DataBuffer> body) {
        return client.post()
                .uri("/bytes")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(BodyInserters.fromDataBuffers(body))
                .exchange();
    }
}
