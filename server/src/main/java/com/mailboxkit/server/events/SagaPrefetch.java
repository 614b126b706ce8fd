package com.mailboxkit.server.events;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.axonframework.common.property.PropertyAccessStrategy;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;
import org.springframework.jdbc.core.JdbcTemplate;

/// The sagas that one unit of work has to do with. For a batch of events, those of all its events are read together.
final class SagaPrefetch {

    /// @param readNanos when it was read, by [System#nanoTime]; it may have been written since
    record Stored(byte[] state, Set<AssociationValue> associations, long readNanos) {}

    private record Question(String type, AssociationValue association) {}

    private final JdbcTemplate database;
    private final UnitOfWork<?> unitOfWork;
    private final Map<Question, Set<String>> answers = new HashMap<>();
    private final Map<String, Stored> stored = new HashMap<>();
    private final Map<String, byte[]> loaded = new HashMap<>();

    private SagaPrefetch(JdbcTemplate database, UnitOfWork<?> unitOfWork) {
        this.database = database;
        this.unitOfWork = unitOfWork;
    }

    static SagaPrefetch of(UnitOfWork<?> unitOfWork, JdbcTemplate database) {
        return unitOfWork
                .root()
                .getOrComputeResource(
                        SagaPrefetch.class.getName(), key -> new SagaPrefetch(database, unitOfWork.root()));
    }

    /// The ids of the sagas with this association.
    Set<String> find(String type, AssociationValue association) {
        var question = new Question(type, association);
        if (!answers.containsKey(question)) {
            ask(type, association);
        }
        return answers.getOrDefault(question, Set.of());
    }

    /// A saga that was found, as it was then.
    Optional<Stored> stored(String id) {
        return Optional.ofNullable(stored.get(id));
    }

    /// The saga is in use in this unit of work, which may change this state only.
    void loaded(String id, byte[] state) {
        loaded.put(id, state);
    }

    byte[] loadedState(String id) {
        return Objects.requireNonNull(loaded.get(id), "a saga is loaded before it is changed");
    }

    private void ask(String type, AssociationValue association) {
        var values = new HashSet<String>(values(association.getKey()));
        values.add(association.getValue());
        for (var value : values) {
            answers.put(new Question(type, new AssociationValue(association.getKey(), value)), new HashSet<>());
        }
        long now = System.nanoTime();
        database.query(
                """
                select asked.associationvalue as value, s.sagaid, s.serializedsaga, every.associationkey,
                  every.associationvalue
                from associationvalueentry as asked join sagaentry as s using (sagaid)
                  join associationvalueentry as every using (sagaid)
                where asked.sagatype = ? and asked.associationkey = ? and asked.associationvalue = any (?)
                """,
                row -> {
                    String id = row.getString("sagaid");
                    byte[] state = row.getBytes("serializedsaga");
                    var answered = new AssociationValue(association.getKey(), row.getString("value"));
                    answers.computeIfAbsent(new Question(type, answered), first -> new HashSet<>())
                            .add(id);
                    stored.computeIfAbsent(id, first -> new Stored(state, new HashSet<>(), now))
                            .associations()
                            .add(new AssociationValue(
                                    row.getString("associationkey"), row.getString("associationvalue")));
                },
                type,
                association.getKey(),
                values.toArray(String[]::new));
    }

    /// What the events of the batch say under `key`.
    private List<String> values(String key) {
        if (!(unitOfWork instanceof BatchingUnitOfWork<?> batch)) {
            return List.of();
        }
        return batch.getMessages().stream()
                .map(message -> property(message.getPayload(), key))
                .flatMap(Optional::stream)
                .map(Object::toString)
                .toList();
    }

    @SuppressWarnings("unchecked") // an object has the class it says
    private static <E> Optional<Object> property(E event, String name) {
        var property = PropertyAccessStrategy.<E>getProperty((Class<E>) event.getClass(), name);
        return property == null ? Optional.empty() : Optional.ofNullable(property.getValue(event));
    }
}
