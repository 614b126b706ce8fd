package com.mailboxkit.projection.wallet;

import com.mailboxkit.kernel.wallet.LedgerEntry;
import com.mailboxkit.kernel.wallet.WalletEvent;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletCharged;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletCredited;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletLocked;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletOpened;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletRanShort;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletRefunded;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletUnlocked;
import com.mailboxkit.projection.BatchWriter;
import com.mailboxkit.projection.ProjectionNames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.jdbc.core.JdbcTemplate;

/// Balances and ledgers. Idempotent by the sequence number of events.
@ProcessingGroup(ProjectionNames.WALLET)
public class WalletProjection {

    private static final String BOOK = """
            with booked as (
              select entry.* from unnest(?, ?::bigint[], ?, ?::bigint[], ?, ?::bigint[], ?::bigint[], ?,
                  ?::timestamptz[], ?, ?)
                as entry (wallet_id, seq, organization_id, sequence, kind, amount_mills, balance_after_mills,
                  reference, at, previous_hash, hash)
              join wallet_balance as known using (wallet_id) where entry.seq > known.seq),
            balance as (
              update wallet_balance as known set balance_mills = last.balance_after_mills, seq = last.seq
              from (select distinct on (wallet_id) wallet_id, balance_after_mills, seq from booked
                  order by wallet_id, seq desc) as last
              where known.wallet_id = last.wallet_id)
            insert into ledger_entry (wallet_id, sequence, organization_id, kind, amount_mills, balance_after_mills,
              reference, at, previous_hash, hash)
            select wallet_id, sequence, organization_id, kind, amount_mills, balance_after_mills, reference, at,
              previous_hash, hash from booked
            """;

    private static final String OPEN = """
            insert into wallet_balance (wallet_id, organization_id, balance_mills, seq) values (?, ?, 0, ?)
            on conflict do nothing
            """;

    /// A wallet event with its sequence number.
    private record Numbered(WalletEvent event, long seq) {}

    private record Booking(WalletEvent event, LedgerEntry entry, long seq) {}

    private final JdbcTemplate database;
    private final BatchWriter batchWriter;

    public WalletProjection(JdbcTemplate database, BatchWriter batchWriter) {
        this.database = database;
        this.batchWriter = batchWriter;
    }

    @EventHandler
    void on(WalletEvent event, @SequenceNumber long seq) {
        batchWriter.add(ProjectionNames.WALLET, new Numbered(event, seq), this::write);
    }

    private void write(List<Numbered> batch) {
        var opened = new ArrayList<Object[]>();
        var booked = new ArrayList<Booking>();
        for (var numbered : batch) {
            long seq = numbered.seq();
            switch (numbered.event()) {
                case WalletOpened it ->
                    opened.add(new Object[] {
                        it.walletId().value(), it.organizationId().value(), seq
                    });
                case WalletCredited it -> booked.add(new Booking(it, it.entry(), seq));
                case WalletCharged it -> booked.add(new Booking(it, it.entry(), seq));
                case WalletRefunded it -> booked.add(new Booking(it, it.entry(), seq));
                case WalletRanShort movesNoMoney -> {}
                case WalletLocked movesNoMoney -> {}
                case WalletUnlocked movesNoMoney -> {}
            }
        }
        database.batchUpdate(OPEN, opened);
        book(booked);
    }

    private void book(List<Booking> booked) {
        if (!booked.isEmpty()) {
            database.update(
                    BOOK,
                    texts(booked, booking -> booking.event().walletId().value()),
                    numbers(booked, Booking::seq),
                    texts(booked, booking -> booking.event().organizationId().value()),
                    numbers(booked, booking -> booking.entry().sequence()),
                    texts(booked, booking -> booking.entry().kind().name()),
                    numbers(booked, booking -> booking.entry().amountMills()),
                    numbers(booked, booking -> booking.entry().balanceAfterMills()),
                    texts(booked, booking -> booking.entry().reference()),
                    texts(booked, booking -> booking.entry().at().toString()),
                    texts(booked, booking -> booking.entry().previousHash()),
                    texts(booked, booking -> booking.entry().hash()));
        }
    }

    private static String[] texts(List<Booking> booked, Function<Booking, String> column) {
        return booked.stream().map(column).toArray(String[]::new);
    }

    private static Long[] numbers(List<Booking> booked, Function<Booking, Long> column) {
        return booked.stream().map(column).toArray(Long[]::new);
    }

    @ResetHandler
    void reset() {
        database.update("delete from ledger_entry");
        database.update("delete from wallet_balance");
    }
}
