package com.mailboxkit.projection.wallet;

import com.mailboxkit.kernel.wallet.LedgerEntry;
import com.mailboxkit.kernel.wallet.WalletEvent;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletCharged;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletCredited;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletOpened;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletRanShort;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletRefunded;
import com.mailboxkit.projection.BatchWriter;
import com.mailboxkit.projection.ProjectionNames;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.jdbc.core.JdbcTemplate;

/// Balances and ledgers. An event that is handed over twice changes nothing: its sequence number has been seen.
@ProcessingGroup(ProjectionNames.WALLET)
public class WalletProjection {

    private static final String BOOK = """
            with balance as (
              update wallet_balance set balance_mills = ?, seq = ? where wallet_id = ? and seq < ? returning 1)
            insert into ledger_entry (wallet_id, sequence, organization_id, kind, amount_mills, balance_after_mills,
              reference, at, previous_hash, hash)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from balance
            """;

    private static final String OPEN = """
            insert into wallet_balance (wallet_id, organization_id, balance_mills, seq) values (?, ?, 0, ?)
            on conflict do nothing
            """;

    /// A wallet event with its sequence number.
    private record Numbered(WalletEvent event, long seq) {}

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
        var booked = new ArrayList<Object[]>();
        for (var numbered : batch) {
            long seq = numbered.seq();
            switch (numbered.event()) {
                case WalletOpened it ->
                    opened.add(new Object[] {
                        it.walletId().value(), it.organizationId().value(), seq
                    });
                case WalletCredited it -> booked.add(booking(it, it.entry(), seq));
                case WalletCharged it -> booked.add(booking(it, it.entry(), seq));
                case WalletRefunded it -> booked.add(booking(it, it.entry(), seq));
                case WalletRanShort movesNoMoney -> {}
            }
        }
        database.batchUpdate(OPEN, opened);
        database.batchUpdate(BOOK, booked);
    }

    private static Object[] booking(WalletEvent event, LedgerEntry entry, long seq) {
        String wallet = event.walletId().value();
        return new Object[] {
            entry.balanceAfterMills(),
            seq,
            wallet,
            seq,
            wallet,
            entry.sequence(),
            event.organizationId().value(),
            entry.kind().name(),
            entry.amountMills(),
            entry.balanceAfterMills(),
            entry.reference(),
            Timestamp.from(entry.at()),
            entry.previousHash(),
            entry.hash()
        };
    }

    @ResetHandler
    void reset() {
        database.update("delete from ledger_entry");
        database.update("delete from wallet_balance");
    }
}
