package com.mailboxkit.command.sending;

import com.mailboxkit.command.AggregateStreams;
import com.mailboxkit.command.domain.DomainFixtures;
import com.mailboxkit.command.wallet.Wallet;
import org.axonframework.config.Configuration;

/// Sending accounts for the tests of other features, by small figures.
public final class SendingAccountFixtures {

    static final SendingProperties RULES = new SendingProperties(true, 20, 200, 2, 1_000, 0.1, 4, 0.01, 1);

    private SendingAccountFixtures() {}

    public static SendingAccounts accounts(Configuration axon) {
        return new SendingAccounts(axon.repository(SendingAccount.class), DomainFixtures.names(axon), RULES);
    }

    public static Object handler(Configuration axon) {
        return new SendingHandler(
                axon.getComponent(SendingAccounts.class),
                axon.repository(Wallet.class),
                DomainFixtures.names(axon),
                new AggregateStreams(axon.eventStore()),
                RULES);
    }
}
