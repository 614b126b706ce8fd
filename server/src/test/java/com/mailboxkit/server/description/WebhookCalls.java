package com.mailboxkit.server.description;

import com.mailboxkit.kernel.event.EventType;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the platform itself asks of others: the calls of webhooks.
final class WebhookCalls {

    private static final Map<String, String> HEADERS = Map.of(
            "X-MailboxKit-Signature", "Lower-case hex HMAC-SHA256 of the body, made with the secret of the webhook",
            "webhook-id", "Of this telling; the same at every attempt",
            "webhook-timestamp", "Seconds of the Unix epoch",
            "webhook-signature", "As in Standard Webhooks: `v1,` and the base64 HMAC-SHA256 of id, timestamp and body");

    private WebhookCalls() {}

    static void addTo(OpenAPI api) {
        for (var type : EventType.values()) {
            api.addWebhooks(type.wire(), new PathItem().post(call(type)));
        }
    }

    private static Operation call(EventType type) {
        var call = new Operation()
                .summary("Tell of " + type.wire())
                .operationId("tellOf." + type.wire())
                .addTagsItem("Webhooks")
                .security(List.of())
                .requestBody(new RequestBody()
                        .required(true)
                        .content(new Content()
                                .addMediaType(
                                        "application/json",
                                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/Event")))))
                .responses(new ApiResponses()
                        .addApiResponse("2XX", new ApiResponse().description("Taken"))
                        .addApiResponse("410", new ApiResponse().description("Gone: the webhook is switched off"))
                        .addApiResponse("default", new ApiResponse().description("Tried again later")));
        HEADERS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(header -> call.addParametersItem(new Parameter()
                        .in("header")
                        .name(header.getKey())
                        .required(true)
                        .description(header.getValue())
                        .schema(new Schema<>().types(Set.of("string")))));
        return call;
    }
}
