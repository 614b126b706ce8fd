package com.mailboxkit.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.problem.ProblemCode;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What every refusal looks like to a caller.
final class WebConventions {

    private WebConventions() {}

    /// Asserts the shape that the contract names, and gives the body.
    static JsonNode refused(WebTestClient.ResponseSpec response, ProblemCode code) {
        EntityExchangeResult<byte[]> result = response.expectBody().returnResult();
        assertThat(result.getStatus().value()).isEqualTo(code.status());
        assertThat(result.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
        var body = JsonMapper.shared().readTree(result.getResponseBody());
        assertThat(body.get("error").stringValue()).isEqualTo(code.wire());
        assertThat(body.get("message").stringValue()).isNotBlank();
        assertThat(body.get("docs_url").stringValue()).startsWith("https://mail.example.com/api-docs#");
        return body;
    }
}
