package com.mailboxkit.web;

import static com.mailboxkit.web.WebConventions.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.problem.ProblemCode;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/// Keys that need no database to be refused. What the database decides is tested with a real one: `ApiKeyIT`.
@SpringBootTest(
        classes = WebApi.class,
        properties = {"mailboxkit.public-url=https://mail.example.com", "spring.main.web-application-type=reactive"})
class ApiKeyFilterTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private WebApi.Down database;

    private WebTestClient client;

    @BeforeEach
    void connect() {
        client = WebTestClient.bindToApplicationContext(context).build();
        database.asked.set(0);
    }

    @Test
    void refusesWhoShowsNoKey() {
        var response = client.get().uri("/api/v1/mine").exchange();

        response.expectHeader().valueEquals("WWW-Authenticate", "Bearer");
        refused(response, ProblemCode.UNAUTHENTICATED);
        assertThat(database.asked).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Basic dXNlcjpwYXNz",
                "mbk_live_0123456789abcdefghijABCDEFGHIJ0123456789abc",
                "Bearer mbk_live_",
                "Bearer mbk_live_0123456789abcdefghijABCDEFGHIJ0123456789ab",
                "Bearer mbk_live_0123456789abcdefghijABCDEFGHIJ0123456789abcd",
                "Bearer mbk_none_0123456789abcdefghijABCDEFGHIJ0123456789abc",
                "Bearer mbk_live_0123456789abcdefghijABCDEFGHIJ012345678' or",
                "Bearer MBK_LIVE_0123456789abcdefghijABCDEFGHIJ0123456789abc",
                "Bearer mbk_live_0123456789abcdefghijABCDEFGHIJ0123456789ab\u0661"
            })
    void refusesWhatCannotBeAKeyWithoutAskingTheDatabase(String authorization) {
        refused(mine(authorization), ProblemCode.UNAUTHENTICATED);
        assertThat(database.asked).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer %s", "bearer %s", "BEARER %s", "Bearer   %s", "Bearer %s  "})
    void asksTheDatabaseForWhatCanBeAKey(String authorization) {
        var response = mine(authorization.formatted(ApiKeys.newLiveKey(new SecureRandom())));

        response.expectHeader().valueEquals("Retry-After", "2");
        refused(response, ProblemCode.UNAVAILABLE);
        assertThat(database.asked).hasPositiveValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/mine", "/api/v1/register", "/mcp"})
    void letsNobodyKeepOrGuessWhatItAnswers(String path) {
        var answer = client.post().uri(path).exchange();

        answer.expectHeader().valueEquals("Cache-Control", "no-store, private");
        answer.expectHeader().valueEquals("X-Content-Type-Options", "nosniff");
    }

    @Test
    void letsAnybodyRegister() {
        client.post().uri("/api/v1/register").exchange().expectStatus().isOk();
    }

    @Test
    void asksForAKeyEvenWhereNothingIs() {
        refused(client.get().uri("/api/v1/nothing").exchange(), ProblemCode.UNAUTHENTICATED);
        refused(client.get().uri("/api/v1/register/more").exchange(), ProblemCode.UNAUTHENTICATED);
        refused(client.post().uri("/mcp").exchange(), ProblemCode.UNAUTHENTICATED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%62ug", "/bug;x=1", "/bug;"})
    void findsEveryRouteUnderOneSpellingOnly(String path) {
        refused(client.get().uri(URI.create(path)).exchange(), ProblemCode.NOT_FOUND);
    }

    /// Routes are matched by the decoded path without its parameters, filters look at the path as it came.
    @ParameterizedTest
    @ValueSource(strings = {"/%61pi/v1/mine", "/api/%761/mine", "/api;x=1/v1/mine", "/api/v1;/mine", "/api/v1%2Fmine"})
    void isNotWalkedAroundByAnotherSpelling(String path) {
        assertThat(List.of(ProblemCode.NOT_FOUND.status(), ProblemCode.UNAUTHENTICATED.status()))
                .contains(client.get()
                        .uri(URI.create(path))
                        .exchange()
                        .returnResult(Void.class)
                        .getStatus()
                        .value());
    }

    private WebTestClient.ResponseSpec mine(String authorization) {
        return client.get()
                .uri("/api/v1/mine")
                .header("Authorization", authorization)
                .exchange();
    }
}
