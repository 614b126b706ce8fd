package com.mailboxkit.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class SearchPermitsTest {

    private static final OrganizationId ONE = new OrganizationId("01ARZ3NDEKTSV4RRFFQ69G5FA1");
    private static final OrganizationId OTHER = new OrganizationId("01ARZ3NDEKTSV4RRFFQ69G5FA2");

    private final List<String> begun = new ArrayList<>();
    private final SearchPermits permits = new SearchPermits(new SearchProperties(3, 2, 4));

    @Test
    void leavesPermitsToTheOthersThoughOneOrganizationWants20() {
        var searches = IntStream.range(0, 6).mapToObj(i -> search(ONE, "one")).toList();
        search(OTHER, "other");

        assertThat(begun).containsExactly("one", "one", "other");
        searches.getFirst().end();
        assertThat(begun).containsExactly("one", "one", "other", "one");
    }

    @Test
    void servesOrganizationsInTurn() {
        var first = search(ONE, "one");
        search(ONE, "one");
        var others = search(OTHER, "other");
        search(ONE, "one again");
        search(OTHER, "other again");
        assertThat(begun).hasSize(3);

        first.end();
        others.end();

        assertThat(begun.subList(3, 5)).containsExactlyInAnyOrder("one again", "other again");
    }

    @Test
    void refusesWhatIsTooMuchToWait() {
        IntStream.range(0, 6).forEach(i -> search(ONE, "one"));

        assertThatThrownBy(() -> permits.within(ONE, Mono.just("seventh")).block())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Too many searches");
        assertThat(permits.within(OTHER, Mono.just("first")).block()).isEqualTo("first");
    }

    @Test
    void forgetsWhoGivesUpWaiting() {
        var running = List.of(search(ONE, "one"), search(ONE, "two"));
        var waiting = search(ONE, "three");
        search(ONE, "four");

        waiting.subscription.dispose();
        running.getFirst().end();

        assertThat(begun).containsExactly("one", "two", "four");
    }

    @Test
    void takesAPermitBackThoughTheSearchFails() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> permits.within(ONE, Mono.error(new IllegalStateException("no")))
                            .block())
                    .hasMessage("no");
        }
        assertThat(permits.within(ONE, Mono.just("yes")).block()).isEqualTo("yes");
    }

    private record Search(Sinks.Empty<String> result, Disposable subscription) {

        void end() {
            result.tryEmitEmpty().orThrow();
        }
    }

    private Search search(OrganizationId organization, String name) {
        var result = Sinks.<String>empty();
        var search = result.asMono().doOnSubscribe(it -> begun.add(name));
        return new Search(result, permits.within(organization, search).subscribe());
    }
}
