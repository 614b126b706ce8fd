package com.mailboxkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.server.Api.Agent;
import java.util.List;
import java.util.stream.Stream;

/// Something that an agent made, and where it is read.
///
/// @param path its own
/// @param below paths of its parts
/// @param lists that have it, by its id
/// @param isDeletable whether it can be deleted
record Made(String id, String path, List<String> below, List<String> lists, boolean isDeletable) {

    private static final String EVENTS = "/api/v1/events";
    private static final String MESSAGE = """
            {"to":["ann@example.com"],"subject":"Hello","text":"Hi",
             "attachments":[{"filename":"a.txt","content":"aGk=","content_type":"text/plain"}]}""";
    private static final String WEBHOOK = "{\"url\":\"http://127.0.0.1:9/hook\",\"events\":[\"message.opened\"]}";

    /// One of each kind.
    static List<Made> everythingOf(Agent agent) {
        return List.of(
                make(agent, "/api/v1/inboxes", "{\"name\":\"Another\"}", List.of("/messages", "/threads"), EVENTS),
                make(agent, "/api/v1/api_keys", "{\"name\":\"Another\"}", List.of()),
                make(agent, "/api/v1/webhooks", WEBHOOK, List.of("/attempts")),
                make(agent, "/api/v1/domains", "{\"name\":\"mine.example\"}", List.of("/dns")),
                make(agent, "/api/v1/suppressions", "{\"email\":\"never@example.com\"}", List.of()),
                message(agent));
    }

    private static Made make(Agent agent, String path, String json, List<String> parts, String... lists) {
        var made = agent.post(path, json);
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        var id = made.body().at("/data/id").stringValue();
        var own = "%s/%s".formatted(path, id);
        return new Made(
                id,
                own,
                parts.stream().map(own::concat).toList(),
                Stream.concat(Stream.of(path), Stream.of(lists)).toList(),
                true);
    }

    private static Made message(Agent agent) {
        var inbox = "/api/v1/inboxes/" + agent.inboxId();
        var sent = agent.post(inbox + "/messages/send", MESSAGE).body().get("data");
        var id = sent.get("id").stringValue();
        var own = "%s/messages/%s".formatted(inbox, id);
        return new Made(
                id,
                own,
                List.of(
                        own + "/raw",
                        "%s/attachments/%s"
                                .formatted(own, sent.at("/attachments/0/id").stringValue())),
                List.of(inbox + "/messages", "/api/v1/wallet/ledger"),
                false);
    }
}
