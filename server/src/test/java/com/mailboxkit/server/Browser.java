package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.command.session.SignInLinks;
import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.server.Api.Agent;
import com.mailboxkit.server.Api.Answer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// A browser that somebody signed in with.
///
/// @param cookie as it is sent
record Browser(Api api, String id, String cookie) {

    private static final Map<String, String> OWN_PAGE = Map.of("X-Requested-With", "mailboxkit-dashboard");

    static Browser ofKey(Api api, String key) {
        return signIn(api, "{\"api_key\":\"%s\"}".formatted(key));
    }

    static Browser ofLink(Api api, String token) {
        return signIn(api, "{\"token\":\"%s\"}".formatted(token));
    }

    /// With a link as the platform mails it to the owner of an agent.
    static Browser ofOwner(Platform platform, Agent agent) {
        return ofLink(platform, token(platform, organization(agent)));
    }

    static String organization(Agent agent) {
        return agent.get("/api/v1/organization").body().at("/data/id").stringValue();
    }

    /// Of a link that was written just now.
    static String token(Platform platform, String organization) {
        var now = Instant.now();
        return tokenOf(platform.bean(SignInLinks.class).link(new OrganizationId(organization), Ulid.at(now), now));
    }

    static String tokenOf(String link) {
        return link.substring(link.indexOf("#/link/") + "#/link/".length());
    }

    private static Browser signIn(Api api, String json) {
        var answer = api.call(null, "POST", "/api/v1/sessions", json, Map.of("User-Agent", "Test/1 (a browser)"));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        var cookie = answer.header("Set-Cookie");
        return new Browser(api, answer.body().at("/data/id").stringValue(), cookie.substring(0, cookie.indexOf(';')));
    }

    Answer get(String path) {
        return call("GET", path, null, Map.of());
    }

    /// Of one of several organizations.
    Answer get(String organization, String path) {
        return call("GET", path, null, Map.of("MailboxKit-Organization", organization));
    }

    Answer post(String path, String json) {
        return call("POST", path, json, OWN_PAGE);
    }

    Answer delete(String path) {
        return call("DELETE", path, null, OWN_PAGE);
    }

    /// As a page of the platform does, for one of several organizations.
    Answer ask(String organization, String method, String path, String json) {
        var headers = new HashMap<>(OWN_PAGE);
        headers.put("MailboxKit-Organization", organization);
        return call(method, path, json, headers);
    }

    Answer call(String method, String path, String json, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("Cookie", cookie);
        return api.call(null, method, path, json, all);
    }
}
