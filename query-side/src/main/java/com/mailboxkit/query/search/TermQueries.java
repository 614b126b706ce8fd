package com.mailboxkit.query.search;

import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.SimpleQueryStringFlag;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import java.util.List;
import java.util.stream.Stream;

/// Translates the terms of a query to Elasticsearch.
final class TermQueries {

    /// The subfield with words as they are written: the field itself has their stems, without accents.
    static final String AS_WRITTEN = ".exact";

    private static final int MAX_EXPANSIONS = 200; // words of the index that match a prefix after other pieces

    private final List<String> fields;

    /// @param fields to search
    TermQueries(List<String> fields) {
        this.fields = fields;
    }

    /// Every term that is not excluded must occur, in any of the fields.
    BoolQuery all(List<SearchTerm> terms) {
        var bool = new BoolQuery.Builder();
        if (terms.isEmpty()) {
            bool.must(none -> none.matchNone(nothing -> nothing));
        }
        for (var term : terms) {
            if (term.isExcluded()) {
                bool.mustNot(query(term));
            } else {
                bool.must(query(term));
            }
        }
        return bool.build();
    }

    private Query query(SearchTerm term) {
        return switch (term.kind()) {
            case PHRASE -> phrase(term.text());
            case WORD -> any(term.spellings().stream().map(text -> word(text, term.isCompound())));
            case PREFIX -> any(term.spellings().stream().map(text -> prefix(text, term.isCompound())));
        };
    }

    private static Query any(Stream<Query> queries) {
        var all = queries.toList();
        return all.size() == 1 ? all.getFirst() : Query.of(query -> query.bool(bool -> bool.should(all)));
    }

    private Query word(String text, boolean isCompound) {
        return Query.of(query -> query.multiMatch(match -> match.query(text)
                .fields(inBothParts(fields))
                .type(isCompound ? TextQueryType.Phrase : TextQueryType.BestFields)
                .operator(Operator.And)));
    }

    /// For an index of an earlier version, which lacks the subfield, the field itself is used.
    private Query phrase(String text) {
        return Query.of(query -> query.simpleQueryString(words -> words.query("\"" + text + "\"")
                .fields(fields)
                .quoteFieldSuffix(AS_WRITTEN)
                .flags(SimpleQueryStringFlag.Phrase)));
    }

    private Query prefix(String text, boolean isCompound) {
        if (isCompound) {
            return Query.of(query -> query.multiMatch(match -> match.query(text)
                    .fields(inBothParts(fields))
                    .type(TextQueryType.PhrasePrefix)
                    .maxExpansions(MAX_EXPANSIONS)));
        }
        return Query.of(query -> query.simpleQueryString(
                words -> words.query(text + "*").fields(inBothParts(fields)).flags(SimpleQueryStringFlag.Prefix)));
    }

    /// A prefix may be longer than the stem of its word.
    static List<String> inBothParts(List<String> fields) {
        return fields.stream()
                .flatMap(name -> Stream.of(name, name + AS_WRITTEN))
                .toList();
    }
}
