package com.mailboxkit.server.description;

import com.mailboxkit.command.organization.Tariff;
import com.mailboxkit.web.Dollars;
import com.mailboxkit.web.PlatformProperties;
import com.mailboxkit.web.PublicUrl;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The texts, with the address and the prices of this platform. Read from the jar when they are asked for first.
final class Pages {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PublicUrl publicUrl;
    private final Map<String, String> facts;

    Pages(PublicUrl publicUrl, PlatformProperties platform, Tariff tariff) {
        this.publicUrl = publicUrl;
        this.facts = Map.of(
                "{{agent_domain}}", platform.agentDomain(),
                "{{opening_credit}}", Dollars.of(tariff.openingCreditMills()),
                "{{message_price}}", Dollars.of(tariff.messageMills()),
                "{{recipient_price}}", Dollars.of(tariff.recipientMills()),
                "{{attachment_price}}", Dollars.of(tariff.attachmentMills()));
    }

    String openApi() {
        return JSON.writeValueAsString(description());
    }

    String reference() {
        var reference = new Reference(description(), publicUrl.link(""));
        return page("reference.html")
                .replace("{{contents}}", reference.contents())
                .replace("{{operations}}", reference.operations())
                .replace("{{errors}}", Reference.errors());
    }

    String billing() {
        return page("billing.html");
    }

    String skill() {
        return page("skill.md");
    }

    private ObjectNode description() {
        var description = (ObjectNode) JSON.readTree(read("openapi.json"));
        description.putArray("servers").addObject().put("url", publicUrl.link(""));
        return description;
    }

    private String page(String name) {
        String page = read(name).replace("{{public_url}}", publicUrl.link(""));
        for (var fact : facts.entrySet()) {
            page = page.replace(fact.getKey(), fact.getValue());
        }
        return page;
    }

    private static String read(String name) {
        try (InputStream text = Objects.requireNonNull(Pages.class.getResourceAsStream("/description/" + name), name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
