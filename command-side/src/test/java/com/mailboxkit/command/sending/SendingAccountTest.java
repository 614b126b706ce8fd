package com.mailboxkit.command.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.organization.OrganizationId;
import com.mailboxkit.kernel.sending.DeliveryFailure;
import com.mailboxkit.kernel.sending.PauseReason;
import com.mailboxkit.kernel.sending.SendingAccountId;
import com.mailboxkit.kernel.sending.SendingEvent;
import com.mailboxkit.kernel.sending.SendingEvent.FailureCounted;
import com.mailboxkit.kernel.sending.SendingEvent.OwnerConfirmed;
import com.mailboxkit.kernel.sending.SendingEvent.RecipientsCounted;
import com.mailboxkit.kernel.sending.SendingEvent.SendingAccountOpened;
import com.mailboxkit.kernel.sending.SendingEvent.SendingLimitSet;
import com.mailboxkit.kernel.sending.SendingEvent.SendingPaused;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SendingAccountTest {

    private static final Instant NOW = Instant.parse("2026-02-20T12:00:00Z");
    private static final OrganizationId ORGANIZATION = OrganizationId.at(NOW);
    private static final SendingAccountId ID = SendingAccountId.of(ORGANIZATION);
    private static final SendingProperties RULES = SendingAccountFixtures.RULES;

    private final SendingAccount account = new SendingAccount(ORGANIZATION);

    @Test
    void limitsNothingOfOrganizationsFromBefore() {
        given(sent(5_000, NOW));

        assertThat(account.left(RULES, NOW)).isGreaterThan(1_000_000);
    }

    @Test
    void limitsNothingWhereThereIsNoRamp() {
        given(new SendingAccountOpened(ID, ORGANIZATION, NOW));

        var off = new SendingProperties(false, 20, 200, 2, 1_000, 0.1, 4, 0.01, 1);
        assertThat(account.limit(off, NOW)).isEqualTo(SendingAccount.NO_LIMIT);
    }

    @Test
    void slidesOverTheLastDay() {
        given(new SendingAccountOpened(ID, ORGANIZATION, NOW), sent(12, NOW), sent(5, NOW.plus(hours(20))));

        assertThat(account.left(RULES, NOW.plus(hours(23)))).isEqualTo(3);
        assertThat(account.left(RULES, NOW.plus(hours(25)))).isEqualTo(15);
        assertThat(account.left(RULES, NOW.plus(hours(45)))).isEqualTo(20);
    }

    @Test
    void growsWithWhatReachedItsRecipientsOnTheBestDay() {
        given(
                new SendingAccountOpened(ID, ORGANIZATION, NOW),
                new OwnerConfirmed(ID, ORGANIZATION, NOW),
                sent(160, NOW),
                sent(100, NOW.plus(hours(30))));
        assertThat(account.limit(RULES, NOW.plus(hours(1)))).isEqualTo(200);

        assertThat(account.limit(RULES, NOW.plus(hours(25)))).isEqualTo(320);
        assertThat(account.limit(RULES, NOW.plus(hours(24 * 7)))).isEqualTo(320);
        assertThat(account.limit(RULES, NOW.plus(hours(24 * 9)))).isEqualTo(200);

        for (int i = 0; i < 50; i++) {
            given(failed(DeliveryFailure.UNDELIVERED, NOW));
        }
        assertThat(account.limit(RULES, NOW.plus(hours(25)))).isEqualTo(220);
    }

    @Test
    void growsToTheMostThatIsAllowed() {
        given(
                new SendingAccountOpened(ID, ORGANIZATION, NOW),
                new OwnerConfirmed(ID, ORGANIZATION, NOW),
                sent(900, NOW));

        assertThat(account.limit(RULES, NOW.plus(hours(25)))).isEqualTo(1_000);
    }

    @Test
    void growsNothingBeforeTheOwnerHasConfirmed() {
        given(new SendingAccountOpened(ID, ORGANIZATION, NOW), sent(20, NOW));

        assertThat(account.limit(RULES, NOW.plus(hours(25)))).isEqualTo(20);
    }

    @Test
    void pointsToTheLinkOnlyWhereFollowingItRaisesTheLimit() {
        given(new SendingAccountOpened(ID, ORGANIZATION, NOW));
        assertThat(refusal()).contains("link that we mailed");

        given(new SendingLimitSet(ID, ORGANIZATION, 5, NOW));
        assertThat(refusal()).doesNotContain("link").contains("5 recipients", "operator of this platform set");

        given(new SendingLimitSet(ID, ORGANIZATION, null, NOW), new OwnerConfirmed(ID, ORGANIZATION, NOW));
        assertThat(refusal()).doesNotContain("link").contains("grows");
    }

    private String refusal() {
        return SendingRefusals.limitReached(account.limit(RULES, NOW), account.remedy())
                .message();
    }

    @Test
    void countsNoFailureAgainstItThatDoesNotProveTheAddressWrong() {
        given(new SendingAccountOpened(ID, ORGANIZATION, NOW), sent(10, NOW));
        for (int i = 0; i < 10; i++) {
            given(failed(DeliveryFailure.UNDELIVERED, NOW));
        }

        assertThat(account.paused()).isNull();
    }

    @Test
    void remembersWhyItIsPaused() {
        given(new SendingPaused(ID, ORGANIZATION, PauseReason.COMPLAINTS, 3, 100, NOW));

        assertThat(account.paused()).isEqualTo(PauseReason.COMPLAINTS);
    }

    private void given(SendingEvent... events) {
        for (var event : events) {
            account.on(event);
        }
    }

    private static RecipientsCounted sent(int recipients, Instant at) {
        return new RecipientsCounted(ID, ORGANIZATION, recipients, at);
    }

    private static FailureCounted failed(DeliveryFailure failure, Instant at) {
        return new FailureCounted(ID, ORGANIZATION, failure, at);
    }

    private static Duration hours(int count) {
        return Duration.ofHours(count);
    }
}
