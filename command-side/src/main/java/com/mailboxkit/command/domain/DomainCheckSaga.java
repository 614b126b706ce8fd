package com.mailboxkit.command.domain;

import com.mailboxkit.kernel.domain.MailDomainEvent.MailDomainAdded;
import com.mailboxkit.kernel.domain.MailDomainEvent.MailDomainDeleted;
import com.mailboxkit.kernel.domain.MailDomainId;
import java.util.concurrent.Executor;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/// Has a domain checked again and again as long as it is there.
@Saga
public class DomainCheckSaga {

    static final String DUE = "domain-check-due";

    private static final Logger log = LoggerFactory.getLogger(DomainCheckSaga.class);

    @Autowired
    private transient CommandGateway commands;

    @Autowired
    private transient DomainChecks checks;

    @Autowired
    private transient Executor commandPool;

    @Autowired
    private transient DeadlineManager deadlines;

    @Autowired
    private transient DomainProperties limits;

    private MailDomainId domainId;
    private @Nullable String deadlineId;

    @SuppressWarnings("NullAway.Init") // Axon makes it, then restores its fields
    public DomainCheckSaga() {}

    @StartSaga
    @SagaEventHandler(associationProperty = "domainId")
    void on(MailDomainAdded added) {
        domainId = added.domainId();
        checkLater();
    }

    @SagaEventHandler(associationProperty = "domainId")
    void on(MailDomainDeleted deleted) {
        if (deadlineId != null) {
            deadlines.cancelSchedule(DUE, deadlineId);
        }
        SagaLifecycle.end();
    }

    @DeadlineHandler(deadlineName = DUE)
    void checkIsDue() {
        checkLater();
        var id = domainId;
        CurrentUnitOfWork.get().afterCommit(stored -> commandPool.execute(() -> check(id)));
    }

    private void check(MailDomainId id) {
        checks.inspect(id)
                .thenAcceptAsync(inspected -> commands.sendAndWait(inspected.record()), commandPool)
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        log.warn("The domain {} could not be checked; the next check comes as usual", id, failure);
                    }
                });
    }

    private void checkLater() {
        deadlineId = deadlines.schedule(limits.checkEvery(), DUE);
    }
}
