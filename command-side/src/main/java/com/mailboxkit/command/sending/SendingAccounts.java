package com.mailboxkit.command.sending;

import com.mailboxkit.command.domain.DomainNames;
import com.mailboxkit.kernel.message.SendOutcomes.Refused;
import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.sending.SendingAccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/// Decides, within the unit of work that queues messages, to how many recipients outside an organization may send.
/// Each group of sends stores one event for an organization, and none where all recipients are here.
public final class SendingAccounts {

    private final Repository<SendingAccount> accounts;
    private final DomainNames domains;
    private final SendingProperties rules;

    SendingAccounts(Repository<SendingAccount> accounts, DomainNames domains, SendingProperties rules) {
        this.accounts = accounts;
        this.domains = domains;
        this.rules = rules;
    }

    /// For the sends of one organization in one unit of work.
    public Reservation of(OrganizationId organization) {
        return new Reservation(organization);
    }

    Aggregate<SendingAccount> account(OrganizationId organization) throws Exception {
        return accounts.loadOrCreate(SendingAccountId.of(organization).value(), () -> new SendingAccount(organization));
    }

    /// What the sends of a unit of work take of the limit.
    public final class Reservation {

        private final OrganizationId organization;
        private @Nullable Aggregate<SendingAccount> account;
        private int taken;

        private Reservation(OrganizationId organization) {
            this.organization = organization;
        }

        /// How many of the recipients are outside.
        public int outside(Collection<String> recipients) {
            return (int) recipients.stream()
                    .filter(recipient -> !domains.isHosted(recipient))
                    .count();
        }

        /// Why a message must not leave for so many recipients outside.
        public Optional<Refused> refusal(int outside, Instant at) throws Exception {
            if (outside == 0) {
                return Optional.empty();
            }
            var opened = account();
            if (opened.invoke(it -> it.paused() != null)) {
                return Optional.of(SendingRefusals.paused());
            }
            if (outside <= opened.invoke(it -> it.left(rules, at)) - taken) {
                return Optional.empty();
            }
            opened.execute(it -> it.refuse(rules, at));
            return Optional.of(opened.invoke(it -> SendingRefusals.limitReached(it.limit(rules, at), it.remedy())));
        }

        public void take(int outside) {
            taken += outside;
        }

        /// Stores what was taken; to be called once, at the end of the unit of work.
        public void store(Instant at) throws Exception {
            if (taken > 0) {
                account().execute(it -> it.count(taken, at));
            }
        }

        private Aggregate<SendingAccount> account() throws Exception {
            if (account == null) {
                account = SendingAccounts.this.account(organization);
            }
            return account;
        }
    }

    /// What a suspended organization is answered.
    public static Refused suspended() {
        return new Refused(
                ProblemCode.ORGANIZATION_SUSPENDED,
                "Your organization is suspended: it receives mail and sends none. Write to the operator of this platform.");
    }
}
