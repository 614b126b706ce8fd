package com.mailboxkit.web;

import static com.mailboxkit.web.WebConventions.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.problem.ProblemCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = WebApi.class,
        properties = {
            "mailboxkit.public-url=https://mail.example.com/",
            "mailboxkit.http.max-anonymous-body-size=1MB",
            "spring.main.web-application-type=reactive",
            "spring.jackson.property-naming-strategy=SNAKE_CASE"
        })
class ProblemHandlerTest {

    @Autowired
    private ApplicationContext context;

    private WebTestClient client;

    @BeforeEach
    void connect() {
        client = WebTestClient.bindToApplicationContext(context).build();
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void answersEveryRefusalInOneShape(ProblemCode code) {
        var body = refused(get("/refusal/" + code), code);

        assertThat(body.get("message").stringValue()).isEqualTo("No, and this is why.");
        assertThat(body.get("docs_url").stringValue())
                .isEqualTo("https://mail.example.com/api-docs#" + code.wire().replace('_', '-'));
        assertThat(body.propertyNames()).startsWith("error", "message", "docs_url");
    }

    @ParameterizedTest
    @EnumSource(
            value = ProblemCode.class,
            names = {"EMAIL_TAKEN", "DOMAIN_NOT_VERIFIED"})
    void namesTheFieldOfWhatOnlyAnAggregateKnows(ProblemCode code) {
        var body = refused(get("/refusal/" + code), code);

        assertThat(body.at("/errors/email/0").stringValue()).isEqualTo("No, and this is why.");
    }

    @Test
    void tellsWhoHasNoKeyHowToShowOne() {
        get("/refusal/UNAUTHENTICATED").expectHeader().valueEquals("WWW-Authenticate", "Bearer");
        get("/refusal/ACCESS_DENIED").expectHeader().doesNotExist("WWW-Authenticate");
    }

    @Test
    void tellsWhenToTryAgain() {
        var response = get("/retry-later");

        response.expectHeader().valueEquals("Retry-After", "7");
        refused(response, ProblemCode.RATE_LIMITED);
    }

    @Test
    void tellsWhatAWalletLacks() {
        var body = refused(get("/unpaid"), ProblemCode.INSUFFICIENT_BALANCE);

        assertThat(body).isEqualTo(JsonMapper.shared().readTree("""
                {
                  "error": "insufficient_balance",
                  "message": "Your organization does not have enough credit to send this email.",
                  "action": "Top up your wallet to continue sending.",
                  "billing_url": "https://mail.example.com/billing",
                  "docs_url": "https://mail.example.com/api-docs#billing-errors",
                  "balance_mills": 5,
                  "balance_dollars": "$0.005",
                  "cost_mills": 6,
                  "cost_dollars": "$0.006",
                  "emails_remaining": 2
                }
                """));
    }

    @Test
    void keepsABugToItself() {
        var body = refused(get("/bug"), ProblemCode.INTERNAL_ERROR);

        assertThat(body.toString()).doesNotContain("secret", "Exception", "com.mailboxkit");
    }

    @Test
    void namesWhatIsNotThere() {
        refused(get("/nothing/here"), ProblemCode.NOT_FOUND);
        var method = client.delete().uri("/page").exchange();
        method.expectHeader().value("Allow", allowed -> assertThat(allowed).contains("GET"));
        refused(method, ProblemCode.METHOD_NOT_ALLOWED);
        refused(client.get().uri("/data").accept(MediaType.IMAGE_PNG).exchange(), ProblemCode.NOT_ACCEPTABLE);
        refused(
                client.post()
                        .uri("/object")
                        .contentType(MediaType.TEXT_PLAIN)
                        .bodyValue("{}")
                        .exchange(),
                ProblemCode.UNSUPPORTED_MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\": 1",
                "{\"a\": 1}}",
                "{\"a\": 1} {\"b\": 2}",
                "{\"a\": 1} x",
                "{'a': 1}",
                "{a: 1}",
                "{\"a\": 01}",
                "{\"a\": NaN}",
                "{\"a\": 1,}",
                "{\"a\": \"\u0001\"}",
                "// comment\n{}",
                "[]",
                "[{}]",
                "null",
                "1",
                "\"text\"",
                "{\"a\": 1, \"a\": 2}",
                "{\"a\": {\"b\": 1, \"b\": 2}}"
            })
    void takesOnlyOneWellFormedObject(String json) {
        refused(post(json), ProblemCode.MALFORMED_JSON);
    }

    @Test
    void takesNoJsonThatIsTooDeepOrTooLongToRead() {
        refused(post("{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000)), ProblemCode.MALFORMED_JSON);
        refused(post("{\"a\": " + "[".repeat(20_000)), ProblemCode.MALFORMED_JSON);
        refused(post("{\"a\": " + "9".repeat(20_000) + "}"), ProblemCode.MALFORMED_JSON);
    }

    @Test
    void takesNoBodyInMemoryThatIsTooLarge() {
        refused(post("{\"a\": \"%s\"}".formatted("x".repeat(300_000))), ProblemCode.PAYLOAD_TOO_LARGE);
    }

    @Test
    void takesAnObject() {
        var body =
                post("{\"a\": [1, null, {\"b\": \"ä\"}]}").expectStatus().isOk().expectBody(JsonNode.class);

        assertThat(body.returnResult().getResponseBody())
                .isEqualTo(JsonMapper.shared().readTree("{\"a\": [1, null, {\"b\": \"ä\"}]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "x", "", "1.5", "99999999999", "1e1", "0x10"})
    void refusesALimitThatNoPageHas(String limit) {
        var body = refused(get("/page?limit=" + limit), ProblemCode.VALIDATION_FAILED);

        assertThat(body.at("/errors/limit/0").stringValue()).isEqualTo("must be a number from 1 to 100");
    }

    @Test
    void readsAPageRequest() {
        assertThat(text("/page")).isEqualTo("25 false");
        assertThat(text("/page?limit=1")).isEqualTo("1 false");
        assertThat(text("/page?limit=100&cursor=" + Cursor.at("a").encode())).isEqualTo("100 true");
    }

    @Test
    void refusesACursorOfItsOwn() {
        var body = refused(get("/page?cursor=AAAA"), ProblemCode.VALIDATION_FAILED);

        assertThat(body.get("errors").propertyNames()).containsExactly("cursor");
    }

    private WebTestClient.ResponseSpec get(String uri) {
        return client.get().uri(uri).exchange();
    }

    private String text(String uri) {
        return get(uri).expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private WebTestClient.ResponseSpec post(String json) {
        return client.post()
                .uri("/object")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange();
    }
}
