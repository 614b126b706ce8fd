package com.mailboxkit.server.events;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValues;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Sagas in PostgreSQL, in Axon's own tables, but read and written by the batch: Axon's store takes three to five
/// statements for every event. A saga is written only in the state it was read in, so that two nodes cannot overwrite
/// each other's changes: the later one fails and is tried again.
final class PostgresSagaStore implements SagaStore<Object> {

    private static final Duration LONGEST_UNIT_OF_WORK = Duration.ofMinutes(10);

    private final JdbcTemplate database;
    private final Serializer serializer;
    private final CommitBuffer<SagaChanges> writes;

    /// When sagas were last overwritten by this process. Axon lets one unit of work at a time use a saga, but a batch
    /// has read its sagas before it comes to use them.
    private final Cache<String, Long> overwritten =
            Caffeine.newBuilder().expireAfterWrite(LONGEST_UNIT_OF_WORK).build();

    PostgresSagaStore(JdbcTemplate database, Serializer serializer) {
        this.database = database;
        this.serializer = serializer;
        this.writes = new CommitBuffer<>(SagaChanges::new, this::write);
    }

    @Override
    public Set<String> findSagas(Class<?> sagaType, AssociationValue association) {
        return batch().find(sagaType.getName(), association);
    }

    @Override
    public <S> @Nullable Entry<S> loadSaga(Class<S> sagaType, String id) {
        var stored = batch().stored(id)
                .filter(saga -> !isOverwrittenSince(saga.readNanos(), id))
                .orElse(null);
        if (stored == null) {
            stored = select(id);
        }
        if (stored == null) {
            return null;
        }
        batch().loaded(id, stored.state());
        return new Loaded<>(stored.associations(), deserialize(sagaType, stored.state()));
    }

    private record Loaded<S>(Set<AssociationValue> associationValues, S saga) implements Entry<S> {}

    @Override
    public void insertSaga(Class<?> sagaType, String id, Object saga, Set<AssociationValue> associations) {
        byte[] state = serialize(saga);
        writes.add(all -> all.begin(id, sagaType.getName(), state, associations));
    }

    @Override
    public void updateSaga(Class<?> sagaType, String id, Object saga, AssociationValues associations) {
        byte[] before = batch().loadedState(id);
        byte[] after = serialize(saga);
        var added = Set.copyOf(associations.addedAssociations());
        var removed = Set.copyOf(associations.removedAssociations());
        writes.add(all -> {
            all.change(id, before, after);
            all.associate(id, sagaType.getName(), added);
            all.dissociate(id, sagaType.getName(), removed);
        });
    }

    @Override
    public void deleteSaga(Class<?> sagaType, String id, Set<AssociationValue> associations) {
        byte[] before = batch().loadedState(id);
        writes.add(all -> all.end(id, before));
    }

    private SagaPrefetch batch() {
        return SagaPrefetch.of(CurrentUnitOfWork.get(), database);
    }

    private boolean isOverwrittenSince(long readNanos, String id) {
        Long at = overwritten.getIfPresent(id);
        return at != null && at - readNanos >= 0;
    }

    private SagaPrefetch.@Nullable Stored select(String id) {
        long now = System.nanoTime();
        var associations = new HashSet<AssociationValue>();
        var states = database.query(
                "select serializedsaga, associationkey, associationvalue from sagaentry"
                        + " left join associationvalueentry using (sagaid) where sagaid = ?",
                (row, number) -> {
                    if (row.getString("associationkey") != null) {
                        associations.add(new AssociationValue(
                                row.getString("associationkey"), row.getString("associationvalue")));
                    }
                    return row.getBytes("serializedsaga");
                },
                id);
        return states.isEmpty() ? null : new SagaPrefetch.Stored(states.getFirst(), associations, now);
    }

    private void write(SagaChanges all) {
        all.write(database);
        var ids = all.overwritten();
        if (!ids.isEmpty() && TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    long now = System.nanoTime();
                    ids.forEach(id -> overwritten.put(id, now));
                }
            });
        }
    }

    private byte[] serialize(Object saga) {
        return serializer.serialize(saga, byte[].class).getData();
    }

    private <S> S deserialize(Class<S> type, byte[] state) {
        var serialized =
                new SimpleSerializedObject<>(state, byte[].class, new SimpleSerializedType(type.getName(), null));
        return type.cast(serializer.deserialize(serialized));
    }
}
