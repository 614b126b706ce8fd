package com.mailboxkit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/// Which pages a browser lets read what the API answers.
@SpringBootTest(
        classes = WebApi.class,
        properties = {
            "mailboxkit.http.cors.origins=https://console.example.com",
            "spring.main.web-application-type=reactive"
        })
class CrossOriginPropertiesTest {

    private static final String CONSOLE = "https://console.example.com";

    @Autowired
    private ApplicationContext context;

    private WebTestClient client;

    @BeforeEach
    void connect() {
        client = WebTestClient.bindToApplicationContext(context).build();
    }

    @Test
    void tellsBrowsersBeforeAskingForAKeyThatThePageMay() {
        preflight(CONSOLE, "POST")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, CONSOLE)
                .expectHeader()
                .valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, Idempotency-Key")
                .expectHeader()
                .valueEquals(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "3600")
                .expectHeader()
                .doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS);
    }

    @Test
    void letsNoOtherPageAndNoOtherMethod() {
        preflight("https://evil.example.com", "POST").expectStatus().isForbidden();
        preflight("null", "POST").expectStatus().isForbidden();
        preflight(CONSOLE, "PUT").expectStatus().isForbidden();
    }

    @Test
    void letsThePageReadRefusalsAndWhatIsLeftToIt() {
        client.get()
                .uri("https://mail.example.com/api/v1/mine")
                .header(HttpHeaders.ORIGIN, CONSOLE)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, CONSOLE)
                .expectHeader()
                .value(
                        HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
                        shown -> assertThat(shown).contains("X-RateLimit-Remaining"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "console.example.com", "https://console.example.com/", "https://*.example.com"})
    void takesNoOriginThatWouldNeverMatchOrAlways(String origin) {
        assertThatThrownBy(() -> new CrossOriginProperties(List.of(origin), Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private ResponseSpec preflight(String origin, String method) {
        return client.options()
                .uri("https://mail.example.com/api/v1/mine")
                .header(HttpHeaders.ORIGIN, origin)
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, method)
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS, "Authorization, Idempotency-Key")
                .exchange();
    }
}
