package com.mailboxkit.server;

import static org.awaitility.Awaitility.await;

import com.mailboxkit.server.Api.Agent;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What an agent has, for the ids in paths.
record ContractThings(Agent agent, Map<String, String> ids) {

    static final String NOTHING = "01KHXCQ5GVA8SQN2HJX6B9Z4T0";

    private static final String HOOK = "http://127.0.0.1:9/hook"; // nobody listens there

    static ContractThings make(Api platform) {
        var agent = platform.register();
        var sent = agent.post("/api/v1/inboxes/%s/messages/send".formatted(agent.inboxId()), """
                        {"to":["ann@example.com"],"subject":"Hello","text":"Hi",
                         "attachments":[{"filename":"a.txt","content":"aGk=","content_type":"text/plain"}]}""")
                .body()
                .get("data");
        var message = agent.get("/api/v1/inboxes/%s/messages/%s"
                        .formatted(agent.inboxId(), sent.get("id").stringValue()))
                .body()
                .get("data");
        var keys = agent.post("/api/v1/api_keys", "{\"name\":\"Another\"}").body();
        var webhook = agent.post("/api/v1/webhooks", "{\"url\":\"%s\",\"events\":[\"inbox.created\"]}".formatted(HOOK))
                .body();
        var domain =
                agent.post("/api/v1/domains", "{\"name\":\"mine.example\"}").body();
        var session = platform.call(null, "POST", "/api/v1/sessions", "{\"api_key\":\"%s\"}".formatted(agent.key()))
                .body();
        var suppression = agent.post("/api/v1/suppressions", "{\"email\":\"never@example.com\"}")
                .body();
        return new ContractThings(
                agent,
                Map.of(
                        "api_key", agent.key(),
                        "session_id", session.at("/data/id").stringValue(),
                        "inbox_id", agent.inboxId(),
                        "message_id", message.get("id").stringValue(),
                        "thread_id", message.get("thread_id").stringValue(),
                        "attachment_id", message.at("/attachments/0/id").stringValue(),
                        "key_id", keys.at("/data/id").stringValue(),
                        "webhook_id", webhook.at("/data/id").stringValue(),
                        "domain_id", domain.at("/data/id").stringValue(),
                        "suppression_id", suppression.at("/data/id").stringValue()));
    }

    String id(String parameter) {
        return parameter.equals("attempt_id") ? attempt() : ids.getOrDefault(parameter, NOTHING);
    }

    private String attempt() {
        var webhook = "/api/v1/webhooks/" + id("webhook_id");
        agent.post(webhook + "/test", "{}");
        return await().until(() -> agent.get(webhook + "/attempts").body().at("/data/0/id"), id -> !id.isMissingNode())
                .stringValue();
    }

    JsonNode value(String field, JsonNode example) {
        if (field.equals("url")) {
            return JsonNodeFactory.instance.stringNode(HOOK);
        }
        return ids.containsKey(field) ? JsonNodeFactory.instance.stringNode(ids.get(field)) : example;
    }
}
