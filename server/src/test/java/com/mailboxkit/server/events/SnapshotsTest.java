package com.mailboxkit.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.DomainEvent;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A snapshot that cannot be read back shuts its aggregate for ever, and shows only after a restart.
class SnapshotsTest {

    static List<Class<?>> aggregates() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("com.mailboxkit.command")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Aggregate.class))
                        .<Class<?>>map(type -> type.reflect())
                        .filter(SnapshotsTest::hasSnapshots)
                        .toList();
    }

    private static boolean hasSnapshots(Class<?> type) {
        return !type.getAnnotation(Aggregate.class).snapshotTriggerDefinition().isEmpty();
    }

    @ParameterizedTest
    @MethodSource("aggregates")
    void isReadBackAsItWasStored(Class<?> type) throws ReflectiveOperationException {
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object aggregate = constructor.newInstance();
        var on = sourcing(type);
        for (var event : on.getParameterTypes()[0].getPermittedSubclasses()) {
            on.invoke(aggregate, Specimens.FULL.of(event.asSubclass(Record.class)));
        }

        var serializer = PlatformSerializer.get();
        Object read = serializer.deserialize(serializer.serialize(aggregate, byte[].class));

        assertThat(read).usingRecursiveComparison().isEqualTo(aggregate);
        assertThat(read).isNotSameAs(aggregate).hasNoNullFieldsOrPropertiesExcept(nullable(type));
    }

    private static String[] nullable(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(Field::getName)
                .toArray(String[]::new);
    }

    /// The one handler that has a case for every event.
    private static Method sourcing(Class<?> type) {
        var handler = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getParameterCount() == 1
                        && DomainEvent.class.isAssignableFrom(method.getParameterTypes()[0])
                        && method.getParameterTypes()[0].isSealed())
                .findFirst()
                .orElseThrow();
        handler.setAccessible(true);
        return handler;
    }
}
