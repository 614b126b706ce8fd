package com.mailboxkit.server.description;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells of every record which fields are always there and which may be null: what is not marked so is neither.
final class RecordSchemas implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> resolved = chain.next().resolve(type, context, chain);
        var raw = TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
        if (resolved != null && raw.isRecord()) {
            complete(resolved, raw, context);
        }
        return resolved;
    }

    private static void complete(Schema<?> resolved, Class<?> type, ModelConverterContext context) {
        var reference = resolved.get$ref();
        var schema = reference == null
                ? resolved
                : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
        if (schema == null || schema.getProperties() == null) {
            return;
        }
        boolean isBody = Descriptions.isBody(type);
        schema.getProperties().values().forEach(RecordSchemas::keepExampleOfTheWhole);
        if (!isBody) {
            Examples.addTo(schema.getProperties());
        }
        schema.getProperties().forEach(Shapes::complete);
        schema.setRequired(List.copyOf(required(schema, type, isBody)));
    }

    private static Set<String> required(Schema<?> schema, Class<?> type, boolean isBody) {
        Set<String> required = new LinkedHashSet<>();
        for (var component : type.getRecordComponents()) {
            var name = Descriptions.snakeCase(component.getName());
            var property = (Schema<Object>) schema.getProperties().get(name);
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                if (!isNullable(component)) {
                    required.addAll(required(schema, component.getType(), isBody));
                }
                continue;
            }
            if (property == null) {
                continue;
            }
            boolean isLeftOut = component.getAccessor().isAnnotationPresent(JsonInclude.class);
            if (isNullable(component) && !isLeftOut) {
                allowNull(property);
            }
            if (!isLeftOut && !(isBody && isNullable(component))) {
                required.add(name);
            }
        }
        return required;
    }

    /// Swagger gives the example of an array to its items too.
    private static void keepExampleOfTheWhole(Schema<?> property) {
        if (property.getItems() != null && property.getExample() != null) {
            property.getItems().setExample(null);
            property.getItems().setExampleSetFlag(false);
        }
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static void allowNull(Schema<Object> property) {
        var types = new LinkedHashSet<>(property.getTypes() == null ? Set.<String>of() : property.getTypes());
        if (types.isEmpty() || !types.add("null")) {
            return;
        }
        property.setTypes(types);
        if (property.getEnum() != null) {
            var choices = new ArrayList<>(property.getEnum());
            choices.add(null);
            property.setEnum(choices);
        }
        if (property.getAnyOf() != null) {
            property.getAnyOf().add(new Schema<>().types(Set.of("null")));
        }
    }
}
