package com.mailboxkit.server.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.saga.AssociationValue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// What one transaction changes about sagas: one statement for each kind of change.
final class SagaChanges {

    /// @param before the state it was read in; nobody else may have written it meanwhile
    private record Changed(String id, byte[] before, byte[] after) {}

    private record Ended(String id, byte[] before) {}

    private record Begun(String id, String type, byte[] state) {}

    private record Association(
            String sagaId,
            String type,
            String key,
            @Nullable String value) {}

    private final List<Begun> begun = new ArrayList<>();
    private final List<Changed> changed = new ArrayList<>();
    private final List<Ended> ended = new ArrayList<>();
    private final List<Association> associated = new ArrayList<>();
    private final List<Association> dissociated = new ArrayList<>();

    void begin(String id, String type, byte[] state, Set<AssociationValue> associations) {
        begun.add(new Begun(id, type, state));
        associate(id, type, associations);
    }

    void change(String id, byte[] before, byte[] after) {
        changed.add(new Changed(id, before, after));
    }

    void end(String id, byte[] before) {
        ended.add(new Ended(id, before));
    }

    void associate(String id, String type, Set<AssociationValue> associations) {
        associations.forEach(value -> associated.add(new Association(id, type, value.getKey(), value.getValue())));
    }

    void dissociate(String id, String type, Set<AssociationValue> associations) {
        associations.forEach(value -> dissociated.add(new Association(id, type, value.getKey(), value.getValue())));
    }

    /// The sagas whose stored state is another one after the commit.
    List<String> overwritten() {
        var ids = new ArrayList<String>();
        changed.forEach(saga -> ids.add(saga.id()));
        ended.forEach(saga -> ids.add(saga.id()));
        return ids;
    }

    void write(JdbcTemplate database) {
        if (!begun.isEmpty()) {
            database.update(
                    "insert into sagaentry (sagaid, sagatype, serializedsaga) select * from unnest(?, ?, ?)",
                    texts(begun, Begun::id),
                    texts(begun, Begun::type),
                    bytes(begun, Begun::state));
        }
        if (!changed.isEmpty()) {
            int rows = database.update(
                    "update sagaentry as s set serializedsaga = n.after from unnest(?, ?, ?) as n (id, before, after)"
                            + " where s.sagaid = n.id and s.serializedsaga = n.before",
                    texts(changed, Changed::id),
                    bytes(changed, Changed::before),
                    bytes(changed, Changed::after));
            checkNobodyElseWrote(rows, changed.size());
        }
        if (!ended.isEmpty()) {
            var ids = texts(ended, Ended::id);
            int rows = database.update(
                    "delete from sagaentry as s using unnest(?, ?) as n (id, before)"
                            + " where s.sagaid = n.id and s.serializedsaga = n.before",
                    ids,
                    bytes(ended, Ended::before));
            checkNobodyElseWrote(rows, ended.size());
            database.update("delete from associationvalueentry where sagaid = any (?)", (Object) ids);
        }
        writeAssociations(database);
    }

    private void writeAssociations(JdbcTemplate database) {
        if (!associated.isEmpty()) {
            database.update(
                    "insert into associationvalueentry (sagaid, sagatype, associationkey, associationvalue)"
                            + " select * from unnest(?, ?, ?, ?)",
                    columns(associated));
        }
        if (!dissociated.isEmpty()) {
            database.update(
                    "delete from associationvalueentry as a using unnest(?, ?, ?, ?) as n (id, type, key, value)"
                            + " where a.sagaid = n.id and a.sagatype = n.type and a.associationkey = n.key"
                            + " and a.associationvalue is not distinct from n.value",
                    columns(dissociated));
        }
    }

    private static Object[] columns(List<Association> rows) {
        return new Object[] {
            texts(rows, Association::sagaId),
            texts(rows, Association::type),
            texts(rows, Association::key),
            texts(rows, Association::value)
        };
    }

    private static void checkNobodyElseWrote(int rows, int expected) {
        if (rows != expected) {
            throw new ConcurrencyException("%d of %d sagas were changed by another thread or node meanwhile"
                    .formatted(expected - rows, expected));
        }
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static <T> byte[][] bytes(List<T> rows, Function<T, byte[]> column) {
        return rows.stream().map(column).toArray(byte[][]::new);
    }
}
