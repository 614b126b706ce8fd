package com.mailboxkit.projection.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.message.MessageId;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.wallet.LedgerEntry;
import com.mailboxkit.kernel.wallet.LedgerEntry.Kind;
import com.mailboxkit.kernel.wallet.WalletEvent;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletCharged;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletCredited;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletOpened;
import com.mailboxkit.kernel.wallet.WalletId;
import com.mailboxkit.local.TemporaryStack;
import com.mailboxkit.projection.BatchWriter;
import com.mailboxkit.projection.FailureIsolation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// A batch is written by one statement, whatever of it was written before.
class WalletProjectionIT {

    private static final Instant NOW = Instant.parse("2026-02-20T12:00:00Z");

    private static JdbcTemplate database;
    private static WalletProjection projection;

    private final OrganizationId ann = OrganizationId.at(NOW);
    private final OrganizationId bob = OrganizationId.at(NOW);

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
        projection = new WalletProjection(database, new BatchWriter(new FailureIsolation()));
    }

    @Test
    void writesManyLinesOfManyWalletsTogether() {
        handle(List.of(opened(ann), opened(bob)), 0, 0);
        handle(
                List.of(credited(ann, 1, 100), credited(bob, 1, 50), charged(ann, 2, 98), charged(ann, 3, 96)),
                1,
                1,
                2,
                3);

        assertThat(balances()).isEqualTo(Map.of(ann.value(), 96L, bob.value(), 50L));
        assertThat(lines(ann)).containsExactly(100L, 98L, 96L);
        assertThat(lines(bob)).containsExactly(50L);
    }

    @Test
    void writesNothingTwice() {
        handle(List.of(opened(ann), opened(bob)), 0, 0);
        handle(List.of(credited(ann, 1, 100), credited(bob, 1, 50)), 1, 1);
        handle(List.of(credited(ann, 1, 100), charged(ann, 2, 98), credited(bob, 1, 50)), 1, 2, 1);

        assertThat(balances()).isEqualTo(Map.of(ann.value(), 98L, bob.value(), 50L));
        assertThat(lines(ann)).containsExactly(100L, 98L);
        assertThat(lines(bob)).containsExactly(50L);
    }

    private static WalletEvent opened(OrganizationId organization) {
        return new WalletOpened(WalletId.of(organization), organization, NOW);
    }

    private static WalletEvent credited(OrganizationId organization, long line, long balance) {
        return new WalletCredited(WalletId.of(organization), organization, entry(line, Kind.CREDIT, balance));
    }

    private static WalletEvent charged(OrganizationId organization, long line, long balance) {
        return new WalletCharged(
                WalletId.of(organization), organization, MessageId.at(NOW), entry(line, Kind.CHARGE, balance));
    }

    private static LedgerEntry entry(long line, Kind kind, long balance) {
        return new LedgerEntry(line, kind, 2, balance, "reference", NOW, "before", "hash");
    }

    private static void handle(List<WalletEvent> events, long... sequences) {
        var batch = new ArrayList<GenericEventMessage<WalletEvent>>();
        for (int i = 0; i < sequences.length; i++) {
            batch.add(new GenericEventMessage<>(events.get(i), Map.of("seq", sequences[i])));
        }
        var result = new BatchingUnitOfWork<>(batch).executeWithResult(() -> {
            var handled = CurrentUnitOfWork.get().getMessage();
            projection.on((WalletEvent) handled.getPayload(), (Long)
                    handled.getMetaData().get("seq"));
            return true;
        });
        assertThat(result.optionalExceptionResult()).isEmpty();
    }

    private Map<String, Long> balances() {
        return Map.of(ann.value(), balance(ann), bob.value(), balance(bob));
    }

    private static long balance(OrganizationId organization) {
        return database.queryForObject(
                "select balance_mills from wallet_balance where organization_id = ?", Long.class, organization.value());
    }

    private static List<Long> lines(OrganizationId organization) {
        return database.queryForList(
                "select balance_after_mills from ledger_entry where organization_id = ? order by sequence",
                Long.class,
                organization.value());
    }
}
