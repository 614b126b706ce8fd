package com.mailboxkit.query.search;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.DateRangeQuery;
import co.elastic.clients.elasticsearch.core.SearchRequest.Builder;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import co.elastic.clients.util.NamedValue;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.Refusal;
import com.mailboxkit.kernel.problem.Refusal.Detail;
import com.mailboxkit.web.Caller;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Queries Elasticsearch for matching messages, restricted to the organization, and to the sandbox or to live
/// messages by the kind of key.
final class MessageSearch {

    private static final Logger log = LoggerFactory.getLogger(MessageSearch.class);
    private static final String INDEX = "mailboxkit-messages";
    private static final TermQueries SENDER = new TermQueries(List.of("from"));

    private static final int MAX_BREAKERS = 10_000; // organizations
    private static final int FRAGMENT_CHARACTERS = 150;
    private static final int FRAGMENTS = 3;
    private static final long RETRY_SECONDS = 2;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /// A circuit breaker: while Elasticsearch hangs, most searches are refused at once instead of waiting in
    /// vain. Each organization has one, since its own queries may be the slow ones.
    private static final CircuitBreakerConfig BREAKER = CircuitBreakerConfig.custom()
            .slidingWindowSize(10)
            .minimumNumberOfCalls(3)
            .waitDurationInOpenState(Duration.ofSeconds(RETRY_SECONDS))
            .permittedNumberOfCallsInHalfOpenState(2)
            .recordException(error -> error instanceof TimeoutException)
            .build();

    private final ElasticsearchAsyncClient elasticsearch;
    private final SearchPermits permits;
    private final LoadingCache<OrganizationId, CircuitBreaker> breakers = Caffeine.newBuilder()
            .maximumSize(MAX_BREAKERS)
            .build(organization -> CircuitBreaker.of("search of " + organization, BREAKER));
    private final AtomicReference<State> state = new AtomicReference<>(State.STARTING);

    private enum State {
        STARTING,
        HEALTHY,
        FAILING
    }

    MessageSearch(ElasticsearchAsyncClient elasticsearch, SearchPermits permits) {
        this.elasticsearch = elasticsearch;
        this.permits = permits;
    }

    /// The newest matches first; one more than the page shows, if it exists.
    ///
    /// @param thread ids of the messages of the requested thread, if any: the index has no threads
    /// @throws Refusal `search_starting` until the first response of Elasticsearch; `search_unavailable` when
    ///     it does not respond; `rate_limited` where too many searches of the organization wait
    Mono<List<SearchHit>> find(Caller caller, SearchRequest request, List<String> thread) {
        var organization = caller.organizationId();
        var search = Mono.fromFuture(
                () -> elasticsearch.search(builder -> query(builder, caller, request, thread), Void.class));
        return permits.within(organization, search.onErrorResume(MessageSearch::isReplaced, replaced -> search))
                .timeout(TIMEOUT)
                .transformDeferred(CircuitBreakerOperator.of(breakers.get(organization)))
                .map(this::found)
                .onErrorMap(this::refusal);
    }

    private static Builder query(Builder search, Caller caller, SearchRequest request, List<String> thread) {
        search.index(INDEX)
                .query(query -> query.bool(bool -> filter(bool, caller, request, thread)))
                .source(source -> source.fetch(false))
                .trackTotalHits(total -> total.enabled(false))
                .timeout(TIMEOUT.toSeconds() + "s") // Elasticsearch aborts a search that has timed out here
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
            BoolQuery.Builder bool, Caller caller, SearchRequest request, List<String> thread) {
        exactly(bool, "organization_id", FieldValue.of(caller.organizationId().value()));
        if (caller.test()) {
            exactly(bool, "test", FieldValue.of(true));
        } else {
            bool.mustNot(all -> all.term(term -> term.field("test").value(true)));
        }
        if (request.inbox() != null) {
            exactly(bool, "inbox_id", FieldValue.of(request.inbox().value()));
        }
        if (request.threadId() != null) {
            bool.filter(all -> all.terms(terms -> terms.field("id")
                    .terms(ids -> ids.value(thread.stream().map(FieldValue::of).toList()))));
        }
        if (!request.sender().isEmpty()) {
            bool.filter(all -> all.bool(SENDER.all(request.sender())));
        }
        if (request.hasAttachment() != null) {
            exactly(bool, "has_attachment", FieldValue.of(request.hasAttachment()));
        }
        if (request.dateFrom() != null || request.dateUntil() != null) {
            bool.filter(all -> all.range(range -> range.date(date -> between(date, request))));
        }
        var terms = request.query();
        if (terms != null) {
            bool.must(all -> all.bool(new TermQueries(request.fields()).all(terms)));
        }
        return bool;
    }

    private static void exactly(BoolQuery.Builder bool, String field, FieldValue value) {
        bool.filter(all -> all.term(term -> term.field(field).value(value)));
    }

    private static DateRangeQuery.Builder between(DateRangeQuery.Builder date, SearchRequest request) {
        date.field("created_at");
        if (request.dateFrom() != null) {
            date.gte(request.dateFrom().toString());
        }
        if (request.dateUntil() != null) {
            date.lt(request.dateUntil().toString());
        }
        return date;
    }

    private static Highlight.Builder highlight(Highlight.Builder highlight, List<String> fields) {
        highlight
                .encoder(HighlighterEncoder.Html)
                .fragmentSize(FRAGMENT_CHARACTERS)
                .numberOfFragments(FRAGMENTS);
        fields.forEach(name -> highlight.fields(NamedValue.of(
                name, HighlightField.of(field -> field.matchedFields(TermQueries.inBothParts(List.of(name)))))));
        return highlight;
    }

    /// Whether the index was replaced during the search: a repeated search uses the new one.
    private static boolean isReplaced(Throwable error) {
        var message = String.valueOf(error.getMessage());
        return message.contains("no_shard_available_action_exception") || message.contains("index_not_found_exception");
    }

    private List<SearchHit> found(SearchResponse<Void> response) {
        if (state.getAndSet(State.HEALTHY) == State.FAILING) {
            log.info("Elasticsearch responds again");
        }
        return response.hits().hits().stream()
                .map(hit -> new SearchHit(Objects.requireNonNull(hit.id()), Highlights.shown(hit.highlight())))
                .toList();
    }

    private Throwable refusal(Throwable error) {
        return switch (error) {
            case ElasticsearchException refused when refused.status() == 404 -> starting();
            case ElasticsearchException refused
            when refused.status() == 429 || refused.status() >= 500 -> startingOrUnavailable(refused);
            case IOException unreachable -> startingOrUnavailable(unreachable);
            case TimeoutException late -> startingOrUnavailable(late);
            case CallNotPermittedException open -> startingOrUnavailable(open);
            default -> error;
        };
    }

    private Refusal startingOrUnavailable(Exception cause) {
        if (state.get() == State.STARTING) {
            return starting();
        }
        if (state.getAndSet(State.FAILING) == State.HEALTHY) {
            log.warn("Elasticsearch does not respond, searches are refused: {}", cause.toString());
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
