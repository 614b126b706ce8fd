package com.mailboxkit.projection.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.content.ContentRef;
import com.mailboxkit.kernel.inbox.InboxId;
import com.mailboxkit.kernel.message.Mailbox;
import com.mailboxkit.kernel.message.MessageCommand.Envelope;
import com.mailboxkit.kernel.message.MessageContent;
import com.mailboxkit.kernel.message.MessageEvent;
import com.mailboxkit.kernel.message.MessageEvent.MessageReceived;
import com.mailboxkit.kernel.message.MessageHeaders;
import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.local.TemporaryStack;
import com.mailboxkit.projection.BatchWriter;
import com.mailboxkit.projection.FailureIsolation;
import com.mailboxkit.projection.event.EventLog;
import com.mailboxkit.projection.storage.Retention;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;

/// What belongs together does not depend on the order in which it arrives, nor on what arrives in one batch.
class ThreadsIT {

    private static final Instant NOW = Instant.parse("2026-02-20T12:00:00Z");
    private static final OrganizationId ORGANIZATION = OrganizationId.at(NOW);
    private static final ContentRef CONTENT = new ContentRef("0".repeat(64), 1);

    private static final Random CUTS = new Random();

    private static JdbcTemplate database;
    private static MessageProjection projection;

    @BeforeAll
    static void migrate() {
        var postgres = TemporaryStack.shared().postgres();
        var connection = new SingleConnectionDataSource(postgres.jdbcUrl(), postgres.user(), postgres.password(), true);
        Flyway.configure()
                .dataSource(connection)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        database = new JdbcTemplate(connection);
        var json = JsonMapper.builder().build();
        projection = new MessageProjection(
                database,
                new BatchWriter(new FailureIsolation()),
                new EventLog(database, json),
                new Retention(database, Duration.ofDays(30), Clock.systemUTC()),
                json);
    }

    /// A message, by the ids in its header. Its own may be absent.
    private record Letter(int number, String ownId, List<String> inReplyTo, List<String> references) {}

    @Test
    void gathersTheSameThreadsInAnyOrderOfArrival() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 25; round++) {
            var letters = letters(random);
            var expected = linked(letters);
            for (int shuffle = 0; shuffle < 4; shuffle++) {
                assertThat(arrive(letters, random))
                        .as("seed %d, round %d, shuffle %d: %s", seed, round, shuffle, letters)
                        .isEqualTo(expected);
                letters = new ArrayList<>(letters);
                Collections.shuffle(letters, random);
            }
        }
    }

    @Test
    void joinsTwoThreadsWhereALateMessageLinksThem() {
        var first = new Letter(0, "<a@x>", List.of(), List.of());
        var second = new Letter(1, "<b@x>", List.of(), List.of());
        var link = new Letter(2, "<c@x>", List.of("<a@x>"), List.of("<b@x>"));

        assertThat(arrive(List.of(first, second), CUTS)).isEqualTo(Set.of(Set.of(0), Set.of(1)));
        assertThat(arrive(List.of(first, second, link), CUTS)).isEqualTo(Set.of(Set.of(0, 1, 2)));
    }

    @Test
    void gathersSiblingsWhoseParentNeverCame() {
        var one = new Letter(0, "<a@x>", List.of(), List.of("<lost@x>"));
        var other = new Letter(1, "<b@x>", List.of("<lost@x>"), List.of());

        assertThat(arrive(List.of(one, other), CUTS)).isEqualTo(Set.of(Set.of(0, 1)));
    }

    /// Mailboxes that others collected: `MAILBOXKIT_CORPORA` names a folder with `threading`.
    @Test
    @EnabledIfEnvironmentVariable(named = "MAILBOXKIT_CORPORA", matches = ".+")
    void gathersTheThreadsOfEveryMailboxInAnyOrder(@TempDir Path folder) throws IOException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var mailboxes =
                new Mailboxes(Path.of(System.getenv("MAILBOXKIT_CORPORA"), "threading/mail-thread-perl"), folder);

        assertThat(mailboxes.names()).hasSize(9);
        for (var name : mailboxes.names()) {
            var headers = mailboxes.headers(name);
            List<Letter> letters = IntStream.range(0, headers.size())
                    .mapToObj(number -> letter(number, headers.get(number)))
                    .collect(Collectors.toCollection(ArrayList::new));
            var expected = linked(letters);
            mailboxes
                    .roots(name)
                    .ifPresent(roots -> assertThat(expected).as(name).hasSize(roots));
            for (int shuffle = 0; shuffle < 50; shuffle++) {
                Collections.shuffle(letters, random);
                assertThat(arrive(letters, random))
                        .as("%s, seed %d, shuffle %d", name, seed, shuffle)
                        .isEqualTo(expected);
            }
        }
    }

    private static Letter letter(int number, MessageHeaders headers) {
        return new Letter(number, headers.rfcMessageId(), headers.inReplyTo(), headers.references());
    }

    @Test
    void keepsInboxesApart() {
        var letter = new Letter(0, "<a@x>", List.of(), List.of());

        var here = file(List.of(letter), CUTS);
        var there = file(List.of(letter), CUTS);

        assertThat(threads(here)).isEqualTo(Set.of(Set.of(0)));
        assertThat(threads(there)).isEqualTo(Set.of(Set.of(0)));
    }

    /// Files the messages in a separate inbox and returns which are in one thread.
    private static Set<Set<Integer>> arrive(List<Letter> letters, Random cuts) {
        var inbox = file(letters, cuts);
        assertCountsAreRight(inbox);
        return threads(inbox);
    }

    private static InboxId file(List<Letter> letters, Random cuts) {
        var inbox = InboxId.at(NOW);
        var events = received(letters, inbox);
        for (int from = 0; from < events.size(); ) {
            int to = cuts.nextInt(from, events.size()) + 1;
            handle(events.subList(from, to));
            from = to;
        }
        return inbox;
    }

    private static void handle(List<GenericEventMessage<MessageEvent>> batch) {
        var result = new BatchingUnitOfWork<>(batch).executeWithResult(() -> {
            var handled = CurrentUnitOfWork.get().getMessage();
            projection.on((MessageEvent) handled.getPayload(), 0, handled.getIdentifier());
            return true;
        });
        assertThat(result.optionalExceptionResult()).isEmpty();
    }

    private static List<GenericEventMessage<MessageEvent>> received(List<Letter> letters, InboxId inbox) {
        var events = new ArrayList<GenericEventMessage<MessageEvent>>();
        for (int i = 0; i < letters.size(); i++) {
            var letter = letters.get(i);
            var headers = new MessageHeaders(
                    letter.ownId(),
                    letter.inReplyTo(),
                    letter.references(),
                    new Mailbox("ann@example.com", null),
                    List.of(),
                    List.of(),
                    List.of(),
                    Integer.toString(letter.number()),
                    NOW);
            var at = NOW.plusSeconds(i);
            events.add(new GenericEventMessage<>(new MessageReceived(
                    MessageId.at(at),
                    ORGANIZATION,
                    inbox,
                    new Envelope("ann@example.com", "me@agent.localhost", null, null),
                    headers,
                    new MessageContent(CONTENT, CONTENT, List.of()),
                    null,
                    false,
                    at)));
        }
        return events;
    }

    private static Set<Set<Integer>> threads(InboxId inbox) {
        return database
                .queryForList(
                        "select string_agg(origin -> 'headers' ->> 'subject', ',') from message where inbox_id = ?"
                                + " group by thread_id",
                        String.class,
                        inbox.value())
                .stream()
                .map(numbers -> Set.of(numbers.split(",")).stream()
                        .map(Integer::valueOf)
                        .collect(Collectors.<Integer, Set<Integer>>toCollection(TreeSet::new)))
                .collect(Collectors.toSet());
    }

    private static void assertCountsAreRight(InboxId inbox) {
        Map<String, Long> counted = database
                .query(
                        "select id, message_count from thread where inbox_id = ?",
                        (row, number) -> Map.entry(row.getString(1), row.getLong(2)),
                        inbox.value())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<String, Long> there = database
                .query(
                        "select thread_id, count(*) from message where inbox_id = ? group by thread_id",
                        (row, number) -> Map.entry(row.getString(1), row.getLong(2)),
                        inbox.value())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(counted).isEqualTo(there);
        assertThat(database.queryForObject("""
                        select count(*) from thread t where inbox_id = ? and last_message_id <>
                          (select max(id) from message m where m.thread_id = t.id)
                        """, Integer.class, inbox.value())).isZero();
    }

    /// The same question answered without a database: letters that share an id are together, and so are theirs.
    private static Set<Set<Integer>> linked(List<Letter> letters) {
        List<Set<String>> groups = new ArrayList<>();
        for (var letter : letters) {
            Set<String> names = names(letter);
            names.add("letter " + letter.number());
            var touched = groups.stream()
                    .filter(group -> !Collections.disjoint(group, names))
                    .toList();
            groups.removeAll(touched);
            touched.forEach(names::addAll);
            groups.add(names);
        }
        return groups.stream()
                .map(group -> letters.stream()
                        .map(Letter::number)
                        .filter(number -> group.contains("letter " + number))
                        .collect(Collectors.<Integer, Set<Integer>>toCollection(TreeSet::new)))
                .collect(Collectors.toSet());
    }

    private static Set<String> names(Letter letter) {
        var names = new TreeSet<String>(letter.references());
        names.addAll(letter.inReplyTo());
        if (letter.ownId() != null) {
            names.add(letter.ownId());
        }
        return names;
    }

    /// Some with the same id, some without, some that name what never comes, some in circles.
    private static List<Letter> letters(Random random) {
        int count = random.nextInt(2, 14);
        int ids = random.nextInt(count, 3 * count);
        return IntStream.range(0, count)
                .mapToObj(number -> new Letter(
                        number,
                        random.nextInt(8) == 0 ? null : id(random.nextInt(ids)),
                        some(random, ids, 2),
                        some(random, ids, 3)))
                .toList();
    }

    private static List<String> some(Random random, int ids, int most) {
        return IntStream.range(0, random.nextInt(most))
                .mapToObj(i -> id(random.nextInt(ids)))
                .toList();
    }

    private static String id(int number) {
        return "<%d@example.com>".formatted(number);
    }
}
