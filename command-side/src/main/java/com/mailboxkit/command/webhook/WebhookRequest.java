package com.mailboxkit.command.webhook;

import com.mailboxkit.kernel.event.EventType;
import com.mailboxkit.web.JsonFields;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// Reads what callers ask of a webhook. What is wrong is noted; nothing is checked outside of this process.
final class WebhookRequest {

    private static final int MAX_PORT = 65_535;
    private static final String KNOWN_EVENTS =
            Arrays.stream(EventType.values()).map(EventType::wire).collect(Collectors.joining(", "));

    /// How a URL begins, for the description of the API.
    static final String URL = "^[Hh][Tt][Tt][Pp][Ss]?://";

    private final JsonFields fields;
    private final WebhookProperties limits;

    WebhookRequest(ObjectNode body, WebhookProperties limits) {
        this.fields = new JsonFields(body);
        this.limits = limits;
    }

    Optional<String> name() {
        return fields.optionalText("name", limits.maxNameLength());
    }

    Optional<String> url() {
        return fields.optionalText("url", limits.maxUrlLength()).filter(text -> {
            var fault = faultOf(text);
            fault.ifPresent(message -> fields.error("url", message));
            return fault.isEmpty();
        });
    }

    private static Optional<String> faultOf(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException notOne) {
            return Optional.of("is not a URL: " + notOne.getReason());
        }
        boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
        if (!web || url.getHost() == null) {
            return Optional.of("must be a URL such as https://example.com/webhooks");
        }
        if (url.getRawUserInfo() != null) {
            return Optional.of("must not have a user or password; check the signature of each call instead");
        }
        if (url.getRawFragment() != null) {
            return Optional.of("must not have a fragment (#…)");
        }
        if (url.getPort() == 0 || url.getPort() > MAX_PORT) {
            return Optional.of("must have a port from 1 to " + MAX_PORT + ", or none");
        }
        return Optional.empty();
    }

    Optional<List<EventType>> events() {
        return fields.node("events").map(given -> {
            var types = new LinkedHashSet<EventType>();
            if (!given.isArray() || given.isEmpty()) {
                fields.error("events", "must be a list of " + KNOWN_EVENTS);
                return List.of();
            }
            given.forEach(name -> EventType.of(name.isString() ? name.stringValue() : "")
                    .ifPresentOrElse(
                            types::add,
                            () -> fields.error("events", "%s is none of %s".formatted(name, KNOWN_EVENTS))));
            return List.copyOf(types);
        });
    }

    /// The one event that is asked for.
    Optional<EventType> event() {
        return fields.optionalText("event", limits.maxNameLength()).flatMap(name -> {
            var type = EventType.of(name);
            if (type.isEmpty()) {
                fields.error("event", "must be one of " + KNOWN_EVENTS);
            }
            return type;
        });
    }

    Optional<Boolean> flag(String field) {
        var given = fields.node(field);
        if (given.isPresent() && !given.get().isBoolean()) {
            fields.error(field, "must be true or false");
            return Optional.empty();
        }
        return given.map(node -> node.booleanValue());
    }

    void require(String field, Optional<?> value) {
        if (value.isEmpty() && fields.node(field).isEmpty()) {
            fields.error(field, "is required");
        }
    }

    /// @throws com.mailboxkit.kernel.problem.Refusal naming every bad field
    void check() {
        fields.check();
    }
}
