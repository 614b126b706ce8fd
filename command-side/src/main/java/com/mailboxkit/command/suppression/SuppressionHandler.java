package com.mailboxkit.command.suppression;

import com.mailboxkit.command.Aggregates;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.suppression.SuppressionCommand.AddSuppression;
import com.mailboxkit.kernel.suppression.SuppressionCommand.RemoveSuppression;
import com.mailboxkit.kernel.suppression.SuppressionCommand.SuppressAddress;
import com.mailboxkit.kernel.suppression.SuppressionListId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/// Changes suppression lists; the first entry begins one.
class SuppressionHandler {

    private final Repository<SuppressionList> lists;
    private final SuppressionLists known;
    private final int maxByHand;

    /// @param maxByHand how many a list may have before one more is added by hand
    SuppressionHandler(Repository<SuppressionList> lists, SuppressionLists known, int maxByHand) {
        this.lists = lists;
        this.known = known;
        this.maxByHand = maxByHand;
    }

    @CommandHandler
    void handle(SuppressAddress suppress) throws Exception {
        list(suppress.organizationId()).execute(list -> list.suppress(suppress));
    }

    @CommandHandler
    void handle(AddSuppression add) throws Exception {
        list(add.organizationId()).execute(list -> list.add(add, maxByHand));
    }

    @CommandHandler
    void handle(RemoveSuppression remove) {
        Aggregates.load(lists, SuppressionListId.of(remove.organizationId()).value(), "suppression")
                .execute(list -> list.remove(remove));
    }

    private Aggregate<SuppressionList> list(OrganizationId organization) throws Exception {
        CurrentUnitOfWork.get().afterCommit(committed -> known.began(organization));
        return lists.loadOrCreate(SuppressionListId.of(organization).value(), () -> new SuppressionList(organization));
    }
}
