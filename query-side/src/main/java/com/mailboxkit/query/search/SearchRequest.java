package com.mailboxkit.query.search;

import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.web.JsonFields;
import com.mailboxkit.web.PageRequest;
import com.mailboxkit.web.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A search. All given conditions must hold.
///
/// @param query null for all messages
/// @param fields in which `query` is searched
/// @param sender matched against the sender's name and address; empty for any
/// @param dateFrom inclusive
/// @param dateUntil exclusive
record SearchRequest(
        @Nullable List<SearchTerm> query,
        @Nullable InboxId inbox,
        @Nullable String threadId,
        List<String> fields,
        List<SearchTerm> sender,
        @Nullable Boolean hasAttachment,
        @Nullable Instant dateFrom,
        @Nullable Instant dateUntil,
        PageRequest page) {

    static final int MAX_QUERY = 1_000;
    static final int MAX_CURSOR = 500;
    private static final int MAX_TERMS = 50;
    private static final int MAX_PREFIXES = 5;
    private static final int MIN_PREFIX = 3; // shorter ones match too many words of the index
    private static final int MAX_TIME = 40;

    /// The searchable fields; their names in the index are the same.
    private static final List<String> FIELDS = List.of("subject", "body", "from", "to", "attachments");

    /// @throws Refusal `validation_failed` naming every invalid field
    static SearchRequest of(ObjectNode json) {
        var fields = new JsonFields(json);
        var request = new SearchRequest(
                terms(fields, "query").orElse(null),
                fields.optionalText("inbox_id", Ulid.LENGTH).map(InboxId::new).orElse(null),
                fields.optionalText("thread_id", Ulid.LENGTH).orElse(null),
                searched(fields),
                terms(fields, "from").orElse(List.of()),
                fields.optionalBoolean("has_attachment").orElse(null),
                time(fields, "date_from", Times::from),
                time(fields, "date_to", Times::until),
                new PageRequest(
                        limit(fields), fields.optionalText("cursor", MAX_CURSOR).orElse(null)));
        fields.check();
        return request;
    }

    private static Optional<List<SearchTerm>> terms(JsonFields fields, String field) {
        var terms = fields.optionalText(field, MAX_QUERY).map(SearchTerm::parse);
        var all = terms.orElse(List.of());
        var prefixes = all.stream()
                .filter(term -> term.kind() == SearchTerm.Kind.PREFIX)
                .toList();
        if (all.size() > MAX_TERMS) {
            fields.error(field, "must have at most %d words".formatted(MAX_TERMS));
        }
        if (prefixes.size() > MAX_PREFIXES) {
            fields.error(field, "must have at most %d words that end with *".formatted(MAX_PREFIXES));
        }
        if (prefixes.stream().anyMatch(term -> !term.isCompound() && term.letters() < MIN_PREFIX)) {
            fields.error(field, "must give at least %d letters before a *".formatted(MIN_PREFIX));
        }
        return terms;
    }

    private static List<String> searched(JsonFields fields) {
        var given = fields.node("fields");
        if (given.isEmpty()) {
            return FIELDS;
        }
        if (!given.get().isArray() || given.get().isEmpty()) {
            fields.error("fields", "must be a list of " + String.join(", ", FIELDS));
            return List.of();
        }
        for (var name : given.get()) {
            if (!name.isString() || !FIELDS.contains(name.stringValue())) {
                fields.error("fields", "%s is none of %s".formatted(name, String.join(", ", FIELDS)));
            }
        }
        return given.get().valueStream().map(JsonNode::asString).toList();
    }

    private static @Nullable Instant time(
            JsonFields fields, String field, Function<String, Optional<Instant>> meaning) {
        return fields.optionalText(field, MAX_TIME)
                .flatMap(text -> {
                    var time = meaning.apply(text);
                    if (time.isEmpty()) {
                        fields.error(field, Times.EXPECTED);
                    }
                    return time;
                })
                .orElse(null);
    }

    private static int limit(JsonFields fields) {
        var given = fields.node("limit");
        if (given.isEmpty()) {
            return PageRequest.DEFAULT_LIMIT;
        }
        int limit = given.get().isInt() ? given.get().intValue() : 0;
        if (limit < 1 || limit > PageRequest.MAX_LIMIT) {
            fields.error("limit", "must be a whole number from 1 to " + PageRequest.MAX_LIMIT);
            return PageRequest.DEFAULT_LIMIT;
        }
        return limit;
    }
}
