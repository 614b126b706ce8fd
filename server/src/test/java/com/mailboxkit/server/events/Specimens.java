package com.mailboxkit.server.events;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes records whose every component has a value that tells where it belongs, so that a new event has a specimen
/// without anybody writing one.
enum Specimens {

    /// Nothing is absent.
    FULL,
    /// What may be null is null, and lists are empty.
    BARE;

    private static final Instant AT = Instant.parse("2026-02-20T12:00:00.123Z");
    private static final String ULID = "01KHXCQ5GVA8SQN2HJX6B9Z4T0";

    <T extends Record> T of(Class<T> type) {
        var components = type.getRecordComponents();
        var values = Arrays.stream(components).map(this::value).toArray();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException impossible) {
            throw new IllegalStateException(type + " has a canonical constructor", impossible);
        }
    }

    private Object value(RecordComponent component) {
        return this == BARE && isNullable(component.getAnnotatedType())
                ? null
                : value(component.getGenericType(), component.getName());
    }

    private Object value(Type type, String name) {
        return switch (type) {
            case ParameterizedType list
            when list.getRawType() == List.class ->
                this == BARE ? List.of() : List.of(value(list.getActualTypeArguments()[0], name));
            case Class<?> text when text == String.class -> name;
            case Class<?> number when number == long.class || number == Long.class -> 4_000_000_000L + name.length();
            case Class<?> number when number == int.class || number == Integer.class -> name.length();
            case Class<?> flag when flag == boolean.class -> this == FULL;
            case Class<?> time when time == Instant.class -> AT;
            case Class<?> constants when constants.isEnum() -> constants.getEnumConstants()[0];
            case Class<?> id when id.isRecord() && id.getSimpleName().endsWith("Id") -> id(id);
            case Class<?> nested when nested.isRecord() -> of(nested.asSubclass(Record.class));
            default -> throw new IllegalArgumentException("no specimen of %s for %s yet".formatted(type, name));
        };
    }

    private static Object id(Class<?> type) {
        try {
            return type.getDeclaredConstructor(String.class).newInstance(ULID);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type + " wraps a text", impossible);
        }
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }
}
