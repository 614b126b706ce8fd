package com.mailboxkit.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.DomainEvent;
import com.mailboxkit.kernel.message.MessageEvent.MessageReceived;
import com.mailboxkit.kernel.message.MessageEvent.RecipientBounced;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.approvaltests.reporters.QuietReporter;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Events are stored for ever. What is approved here is what the database holds: a difference needs a new revision and
/// an upcaster, and only a new event may add a file.
class StoredEventsTest {

    private static final Path APPROVED = Path.of("src/test/resources/com/mailboxkit/server/events/approved");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final List<Class<? extends Record>> EVENTS = findEvents();

    private static final Serializer serializer = PlatformSerializer.get();

    static List<Class<? extends Record>> events() {
        return EVENTS;
    }

    private static List<Class<? extends Record>> findEvents() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("com.mailboxkit")
                        .stream()
                        .filter(type -> type.isAssignableTo(DomainEvent.class) && !type.isInterface())
                        .<Class<? extends Record>>map(type -> type.reflect().asSubclass(Record.class))
                        .sorted(Comparator.comparing(Class::getName))
                        .toList();
    }

    @ParameterizedTest
    @MethodSource("events")
    void isStoredAsApproved(Class<? extends Record> event) {
        var stored = new LinkedHashMap<String, Object>();
        stored.put("type", write(Specimens.FULL.of(event)).getType().getName());
        stored.put("revision", write(Specimens.FULL.of(event)).getType().getRevision());
        stored.put("full", json(Specimens.FULL.of(event)));
        stored.put("bare", json(Specimens.BARE.of(event)));

        Approvals.verify(
                JSON.writeValueAsString(stored),
                new Options(QuietReporter.INSTANCE).forFile().withBaseName(event.getSimpleName()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void isReadBackEqualFromWhatWasApproved(Class<? extends Record> event) throws IOException {
        var approved = JSON.readTree(Files.readString(APPROVED.resolve(event.getSimpleName() + ".approved.txt")));

        for (var specimen : Specimens.values()) {
            var bytes = JSON.writeValueAsBytes(approved.get(specimen == Specimens.FULL ? "full" : "bare"));
            Object read = serializer.deserialize(new SimpleSerializedObject<>(
                    bytes,
                    byte[].class,
                    approved.get("type").stringValue(),
                    approved.get("revision").stringValue()));

            assertThat(read).isEqualTo(specimen.of(event));
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void carriesItsRevision(Class<? extends Record> event) {
        assertThat(event).hasAnnotation(Revision.class);
        assertThat(event.getAnnotation(Revision.class).value()).matches("[1-9]\\d*");
    }

    /// A field that is gone or new must not keep old events from being read.
    @ParameterizedTest
    @MethodSource("events")
    void isReadThoughItHasAFieldNobodyKnows(Class<? extends Record> event) {
        var full = Specimens.FULL.of(event);
        var more = JSON.readValue(write(full).getData(), LinkedHashMap.class);
        more.put("fieldOfALaterRevision", "x");

        Object read = serializer.deserialize(new SimpleSerializedObject<>(
                JSON.writeValueAsBytes(more), byte[].class, write(full).getType()));

        assertThat(read).isEqualTo(full);
    }

    /// Stored before it was looked at whether the address is to blame.
    @Test
    void readsBouncesOfUnknownKind() {
        var bounced = Specimens.FULL.of(RecipientBounced.class);
        var older = JSON.readValue(write(bounced).getData(), LinkedHashMap.class);
        older.remove("kind");
        older.remove("suppresses");

        RecipientBounced read = serializer.deserialize(new SimpleSerializedObject<>(
                JSON.writeValueAsBytes(older), byte[].class, write(bounced).getType()));

        assertThat(read.kind()).isNull();
        assertThat(read.suppresses()).isFalse();
        assertThat(read.reply()).isEqualTo(bounced.reply());
    }

    /// Stored before pictures of the text were told from files.
    @Test
    void readsAttachmentsWithoutDisposition() {
        var received = Specimens.FULL.of(MessageReceived.class);
        var older = JSON.readTree(write(received).getData());
        ((ObjectNode) older.at("/content/attachments/0")).remove("disposition");

        MessageReceived read = serializer.deserialize(new SimpleSerializedObject<>(
                JSON.writeValueAsBytes(older), byte[].class, write(received).getType()));

        var attachment = read.content().attachments().getFirst();
        assertThat(attachment.disposition()).isNull();
        assertThat(attachment.contentId()).isEqualTo("contentId");
    }

    @Test
    void approvesNothingThatIsNotThere() throws IOException {
        var names = new TreeSet<>(events().stream()
                .map(event -> event.getSimpleName() + ".approved.txt")
                .collect(Collectors.toSet()));
        names.add("Constants.approved.txt");

        try (var files = Files.list(APPROVED)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.contains(".approved.")))
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void writesWithTheSerializerThatTheSettingsName() {
        assertThat(serializer).isInstanceOf(Jackson3Serializer.class);
    }

    /// Constants are stored by what they write; one may be added, none may go or change its text.
    @Test
    void storesConstantsAsApproved() {
        var constants = new LinkedHashMap<String, List<JsonNode>>();
        for (var type : enums()) {
            constants.put(
                    type.getName(),
                    Arrays.stream(type.getEnumConstants())
                            .map(constant -> JSON.readTree((byte[])
                                    serializer.serialize(constant, byte[].class).getData()))
                            .toList());
        }

        Approvals.verify(
                JSON.writeValueAsString(constants),
                new Options(QuietReporter.INSTANCE).forFile().withBaseName("Constants"));
    }

    private static Set<Class<?>> enums() {
        return events().stream()
                .flatMap(StoredEventsTest::parts)
                .filter(Class::isEnum)
                .collect(Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(Class::getName))));
    }

    private static Stream<Class<?>> parts(Class<?> type) {
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents()).flatMap(component -> parts(component.getType()))
                : Stream.of(type);
    }

    private static JsonNode json(Record event) {
        return JSON.readTree(write(event).getData());
    }

    private static SerializedObject<byte[]> write(Record event) {
        return serializer.serialize(event, byte[].class);
    }
}
