package com.mailboxkit.server.events;

import static com.mailboxkit.server.events.SagaStoreFixtures.DATABASE;
import static com.mailboxkit.server.events.SagaStoreFixtures.SERIALIZER;
import static com.mailboxkit.server.events.SagaStoreFixtures.TRANSACTIONS;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.saga.AssociationValue;
import org.axonframework.modelling.saga.AssociationValuesImpl;
import org.junit.jupiter.api.Test;

class PostgresSagaStoreIT {

    /// A saga that counts.
    static class Counting {

        int count;

        Counting() {}

        Counting(int count) {
            this.count = count;
        }
    }

    /// An event that says which saga it belongs to.
    record Counted(String order) {}

    private final PostgresSagaStore store = new PostgresSagaStore(DATABASE, SERIALIZER);

    @Test
    void findsASagaByEachOfItsAssociations() {
        String id = anyId();
        var order = new AssociationValue("order", anyId());
        var payment = new AssociationValue("payment", anyId());
        inTransaction(() -> insert(id, 7, order, payment));

        inTransaction(() -> {
            assertThat(store.findSagas(Counting.class, order)).containsExactly(id);
            assertThat(store.findSagas(Counting.class, payment)).containsExactly(id);
            assertThat(store.findSagas(Counting.class, new AssociationValue("order", anyId())))
                    .isEmpty();
            var entry = requireNonNull(store.loadSaga(Counting.class, id));
            assertThat(entry.saga().count).isEqualTo(7);
            assertThat(entry.associationValues()).containsExactlyInAnyOrder(order, payment);
            return true;
        });
    }

    @Test
    void findsTheSagasOfAllEventsOfABatch() {
        var orders = Stream.generate(PostgresSagaStoreIT::anyId).limit(20).toList();
        inTransaction(() -> {
            orders.forEach(order -> insert("saga of " + order, 1, new AssociationValue("order", order)));
            return true;
        });

        var found = inBatch(
                orders,
                () -> orders.stream()
                        .flatMap(
                                order -> store.findSagas(Counting.class, new AssociationValue("order", order)).stream())
                        .toList());

        assertThat(found)
                .isEqualTo(orders.stream().map(order -> "saga of " + order).toList());
    }

    @Test
    void storesWhatChangedAndTheNewAssociations() {
        String id = anyId();
        var order = new AssociationValue("order", anyId());
        var parcel = new AssociationValue("parcel", anyId());
        inTransaction(() -> insert(id, 1, order));

        inTransaction(() -> {
            var associations = new AssociationValuesImpl(Set.of(order));
            associations.add(parcel);
            associations.remove(order);
            store.loadSaga(Counting.class, id);
            store.updateSaga(Counting.class, id, new Counting(2), associations);
            return true;
        });

        inTransaction(() -> {
            assertThat(store.findSagas(Counting.class, order)).isEmpty();
            assertThat(store.findSagas(Counting.class, parcel)).containsExactly(id);
            assertThat(count(id)).isEqualTo(2);
            return true;
        });
    }

    @Test
    void leavesNothingOfASagaThatEnded() {
        String id = anyId();
        var order = new AssociationValue("order", anyId());
        inTransaction(() -> insert(id, 1, order));

        inTransaction(() -> {
            store.loadSaga(Counting.class, id);
            store.deleteSaga(Counting.class, id, Set.of(order));
            return true;
        });

        inTransaction(() -> {
            assertThat(store.findSagas(Counting.class, order)).isEmpty();
            assertThat(store.loadSaga(Counting.class, id)).isNull();
            return true;
        });
        assertThat(DATABASE.queryForObject(
                        "select count(*) from associationvalueentry where sagaid = ?", Integer.class, id))
                .isZero();
    }

    @Test
    void storesNothingOfATransactionThatFails() {
        String id = anyId();

        assertThatThrownBy(() -> inTransaction(() -> {
                    insert(id, 1, new AssociationValue("order", anyId()));
                    throw new IllegalStateException("sham");
                }))
                .hasMessage("sham");

        inTransaction(() -> {
            assertThat(store.loadSaga(Counting.class, id)).isNull();
            return true;
        });
    }

    @Test
    void refusesToOverwriteWhatAnotherNodeWrote() {
        String id = anyId();
        inTransaction(() -> insert(id, 1, new AssociationValue("order", anyId())));
        var otherNode = new PostgresSagaStore(DATABASE, SERIALIZER);

        assertThatThrownBy(() -> inTransaction(() -> {
                    store.loadSaga(Counting.class, id);
                    elsewhere(() -> change(otherNode, id, 50));
                    return store(id, 2);
                }))
                .isInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> inTransaction(() -> {
                    store.loadSaga(Counting.class, id);
                    elsewhere(() -> change(otherNode, id, 51));
                    store.deleteSaga(Counting.class, id, Set.of());
                    return true;
                }))
                .isInstanceOf(ConcurrencyException.class);

        assertThat(inTransaction(() -> count(id))).isEqualTo(51);
    }

    @Test
    void doesNotTrustWhatABatchReadBeforeASagaChanged() {
        String id = anyId();
        String order = anyId();
        inTransaction(() -> insert(id, 1, new AssociationValue("order", order)));

        inBatch(List.of(order), () -> {
            store.findSagas(Counting.class, new AssociationValue("order", order));
            elsewhere(() -> change(store, id, 2));
            int current = count(id);
            assertThat(current).as("not the 1 that was read ahead").isEqualTo(2);
            return store(id, current + 1);
        });

        assertThat(inTransaction(() -> count(id))).isEqualTo(3);
    }

    private boolean insert(String id, int count, AssociationValue... associations) {
        store.insertSaga(Counting.class, id, new Counting(count), Set.of(associations));
        return true;
    }

    private boolean store(String id, int count) {
        store.updateSaga(Counting.class, id, new Counting(count), new AssociationValuesImpl());
        return true;
    }

    private int count(String id) {
        return requireNonNull(store.loadSaga(Counting.class, id)).saga().count;
    }

    private static boolean change(PostgresSagaStore store, String id, int count) {
        return inTransaction(() -> {
            store.loadSaga(Counting.class, id);
            store.updateSaga(Counting.class, id, new Counting(count), new AssociationValuesImpl());
            return true;
        });
    }

    private static void elsewhere(Supplier<Boolean> work) {
        CompletableFuture.supplyAsync(work).join();
    }

    private static <T> T inTransaction(Supplier<T> work) {
        return in(DefaultUnitOfWork.startAndGet(new GenericEventMessage<>("any")), work);
    }

    private static <T> T inBatch(List<String> orders, Supplier<T> work) {
        var unitOfWork = new BatchingUnitOfWork<>(orders.stream()
                .map(order -> new GenericEventMessage<>(new Counted(order)))
                .toList());
        unitOfWork.start();
        try {
            unitOfWork.attachTransaction(TRANSACTIONS);
            T result = work.get();
            unitOfWork.commit();
            return result;
        } catch (RuntimeException | Error failure) {
            unitOfWork.rollback(failure);
            throw failure;
        }
    }

    private static <T> T in(UnitOfWork<?> unitOfWork, Supplier<T> work) {
        unitOfWork.attachTransaction(TRANSACTIONS);
        ResultMessage<T> result = unitOfWork.executeWithResult(work::get);
        if (result.isExceptional()) {
            throw result.exceptionResult() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(result.exceptionResult());
        }
        return result.getPayload();
    }

    private static String anyId() {
        return UUID.randomUUID().toString();
    }
}
