package com.mailboxkit.projection.wallet;

import com.mailboxkit.kernel.wallet.LedgerEntry;
import com.mailboxkit.kernel.wallet.WalletEvent;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletCharged;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletCredited;
import com.mailboxkit.kernel.wallet.WalletEvent.WalletOpened;
import com.mailboxkit.projection.ProjectionNames;
import java.sql.Timestamp;
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

    private final JdbcTemplate database;

    public WalletProjection(JdbcTemplate database) {
        this.database = database;
    }

    @EventHandler
    void on(WalletEvent event, @SequenceNumber long seq) {
        switch (event) {
            case WalletOpened opened ->
                database.update(
                        "insert into wallet_balance (wallet_id, organization_id, balance_mills, seq)"
                                + " values (?, ?, 0, ?) on conflict do nothing",
                        opened.walletId().value(),
                        opened.organizationId().value(),
                        seq);
            case WalletCredited credited -> book(credited, credited.entry(), seq);
            case WalletCharged charged -> book(charged, charged.entry(), seq);
        }
    }

    private void book(WalletEvent event, LedgerEntry entry, long seq) {
        String wallet = event.walletId().value();
        database.update(
                BOOK,
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
                entry.hash());
    }

    @ResetHandler
    void reset() {
        database.update("delete from ledger_entry");
        database.update("delete from wallet_balance");
    }
}
