package com.mailboxkit.server.description;

import com.mailboxkit.kernel.Ulid;
import com.mailboxkit.kernel.event.EventType;
import com.mailboxkit.web.Cursor;
import com.mailboxkit.web.Times;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What texts look like whose names tell it, wherever they are: `ContractIT` holds every answer against it.
final class Shapes {

    private static final String EVENTS = Arrays.stream(EventType.values())
            .map(type -> type.wire().replace(".", "\\."))
            .collect(Collectors.joining("|", "(", ")"));

    private Shapes() {}

    static void complete(String name, Schema<?> schema) {
        if (Times.FORMAT.equals(schema.getFormat())) {
            schema.setFormat(null);
            schema.setAnyOf(new ArrayList<>(List.of(text().format("date"), text().format("date-time"))));
        }
        if (schema.getTypes() != null && schema.getTypes().contains("string") && Examples.isId(name)) {
            schema.setPattern(Ulid.PATTERN);
        }
    }

    /// Of a parameter of a query, which is never null.
    static void completeQuery(String name, Schema<?> schema) {
        complete(name, schema);
        if (name.equals("events")) {
            schema.setPattern("^ *%1$s *(, *%1$s *)*$".formatted(EVENTS));
        }
    }

    static Schema<?> cursor() {
        return text().pattern(Cursor.PATTERN);
    }

    private static Schema<?> text() {
        return new Schema<>().types(Set.of("string"));
    }
}
