package com.mailboxkit.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.SimpleQueryStringFlag;
import co.elastic.clients.elasticsearch.core.SearchRequest.Builder;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import co.elastic.clients.util.NamedValue;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.problem.Refusal.Detail;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Asks Elasticsearch which messages match. It never sees those of other organizations.
final class MessageSearch {

    private static final Logger log = LoggerFactory.getLogger(MessageSearch.class);
    private static final String INDEX = "mailboxkit-messages";
    private static final int FRAGMENT_CHARACTERS = 150;
    private static final int FRAGMENTS = 3;
    private static final long RETRY_SECONDS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ElasticsearchAsyncClient elasticsearch;
    private final AtomicReference<State> state = new AtomicReference<>(State.STARTING);

    private enum State {
        STARTING,
        ANSWERING,
        FAILING
    }

    MessageSearch(ElasticsearchAsyncClient elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    /// The newest matches first; one more than the page shows, where there is one.
    ///
    /// @throws Refusal `search_starting` until Elasticsearch answered once; `search_unavailable` when it stops to
    Mono<List<Found>> find(OrganizationId organization, SearchRequest request) {
        return Mono.fromFuture(() -> elasticsearch.search(search -> ask(search, organization, request), Void.class))
                .timeout(PATIENCE)
                .map(this::found)
                .onErrorMap(this::refusal);
    }

    private Builder ask(Builder search, OrganizationId organization, SearchRequest request) {
        search.index(INDEX)
                .query(query -> query.bool(bool -> filter(bool, organization, request)))
                .source(source -> source.fetch(false))
                .trackTotalHits(total -> total.enabled(false))
                .sort(sort -> sort.field(field -> field.field("id").order(SortOrder.Desc)))
                .size(request.page().fetch());
        request.page()
                .cursor(1)
                .ifPresent(cursor -> search.searchAfter(cursor.keys().getFirst()));
        if (request.query() != null) {
            search.highlight(highlight -> highlight(highlight, request.fields()));
        }
        return search;
    }

    private static BoolQuery.Builder filter(
            BoolQuery.Builder bool, OrganizationId organization, SearchRequest request) {
        bool.filter(all -> all.term(term -> term.field("organization_id").value(organization.value())));
        var inbox = request.inbox();
        if (inbox != null) {
            bool.filter(all -> all.term(term -> term.field("inbox_id").value(inbox.value())));
        }
        if (request.from() != null || request.until() != null) {
            bool.filter(all -> all.range(range -> range.date(date -> {
                date.field("created_at");
                if (request.from() != null) {
                    date.gte(request.from().toString());
                }
                if (request.until() != null) {
                    date.lt(request.until().toString());
                }
                return date;
            })));
        }
        if (request.query() != null) {
            // this query language takes any text: what is no operator is a word
            bool.must(all -> all.simpleQueryString(words -> words.query(request.query())
                    .fields(request.fields())
                    .defaultOperator(Operator.And)
                    .flags(
                            SimpleQueryStringFlag.Whitespace,
                            SimpleQueryStringFlag.Phrase,
                            SimpleQueryStringFlag.Prefix,
                            SimpleQueryStringFlag.Not)));
        }
        return bool;
    }

    private static Highlight.Builder highlight(Highlight.Builder highlight, List<String> fields) {
        highlight
                .encoder(HighlighterEncoder.Html)
                .fragmentSize(FRAGMENT_CHARACTERS)
                .numberOfFragments(FRAGMENTS);
        fields.forEach(name -> highlight.fields(NamedValue.of(name, HighlightField.of(field -> field))));
        return highlight;
    }

    private List<Found> found(SearchResponse<Void> answer) {
        if (state.getAndSet(State.ANSWERING) == State.FAILING) {
            log.info("Elasticsearch answers again");
        }
        return answer.hits().hits().stream()
                .map(hit -> new Found(Objects.requireNonNull(hit.id()), hit.highlight()))
                .toList();
    }

    private Throwable refusal(Throwable error) {
        return switch (error) {
            case ElasticsearchException refused when refused.status() == 404 -> starting();
            case ElasticsearchException refused
            when refused.status() == 429 || refused.status() >= 500 -> startingOrUnavailable(refused);
            case IOException unreachable -> startingOrUnavailable(unreachable);
            case TimeoutException late -> startingOrUnavailable(late);
            default -> error;
        };
    }

    private Refusal startingOrUnavailable(Exception cause) {
        if (state.get() == State.STARTING) {
            return starting();
        }
        if (state.getAndSet(State.FAILING) == State.ANSWERING) {
            log.warn("Elasticsearch does not answer: {}", cause.toString());
        }
        return new Refusal(
                ProblemCode.SEARCH_UNAVAILABLE,
                "Search does not answer right now. Everything else works; try again shortly.",
                new Detail.RetryAfter(RETRY_SECONDS));
    }

    private static Refusal starting() {
        return new Refusal(
                ProblemCode.SEARCH_STARTING,
                "Search is still starting. Everything else works; what is sent and received meanwhile will be found.",
                new Detail.RetryAfter(RETRY_SECONDS));
    }
}
