package com.mailboxkit.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.RefusalNote;
import com.mailboxkit.web.outage.Outages;
import io.axoniq.axonserver.connector.ErrorCategory;
import io.axoniq.axonserver.grpc.ErrorMessage;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import org.axonframework.axonserver.connector.ErrorCode;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.queryhandling.QueryExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// By the exceptions that Axon's connector itself makes of the codes of Axon Server.
class AxonOutagesTest {

    private final Outages outages = new Outages(List.of(new AxonOutages()));

    @ParameterizedTest
    @EnumSource(
            names = {
                "NO_EVENT_STORE_MASTER_AVAILABLE",
                "CONNECTION_FAILED",
                "NO_HANDLER_FOR_COMMAND",
                "COMMAND_DISPATCH_ERROR",
                "NO_HANDLER_FOR_QUERY",
                "QUERY_DISPATCH_ERROR",
                "DATAFILE_READ_ERROR",
                "DATAFILE_WRITE_ERROR",
                "INDEX_READ_ERROR",
                "INDEX_WRITE_ERROR",
                "TRANSACTION_ROLLED_BACK",
                "OTHER"
            })
    void findsWhatAxonServerSaysDuringAnOutage(ErrorCode code) {
        assertThat(outages.find(code.convert(said(code)))).isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "AUTHENTICATION_INVALID_TOKEN",
                "INVALID_EVENT_SEQUENCE",
                "EVENT_PAYLOAD_TOO_LARGE",
                "GRPC_MESSAGE_TOO_LARGE",
                "COMMAND_EXECUTION_ERROR",
                "COMMAND_EXECUTION_NON_TRANSIENT_ERROR",
                "CONCURRENCY_EXCEPTION",
                "QUERY_EXECUTION_ERROR",
                "VALIDATION_FAILED"
            })
    void takesForABugWhatWaitingDoesNotMend(ErrorCode code) {
        assertThat(outages.find(code.convert(said(code)))).isEmpty();
    }

    private static ErrorMessage said(ErrorCode code) {
        return ErrorMessage.newBuilder()
                .setErrorCode(code.errorCode())
                .setMessage("said by Axon Server")
                .build();
    }

    /// The connector knows no code for it.
    @ParameterizedTest
    @ValueSource(strings = {"AXONIQ-4001", "AXONIQ-4006"})
    void findsANodeThatDiedInTheMidstOfACommand(String code) {
        var lost = ErrorCode.getFromCode(code)
                .convert(ErrorMessage.newBuilder()
                        .setErrorCode(code)
                        .setMessage("Connection lost while executing command on: node")
                        .build());

        assertThat(outages.find(lost)).isPresent();
    }

    @Test
    void findsAConnectionThatBreaks() {
        assertThat(outages.find(new io.axoniq.axonserver.connector.AxonServerException(
                        ErrorCategory.COMMAND_DISPATCH_ERROR, "Unable to buffer message for dispatching", "node")))
                .isPresent();
        assertThat(outages.find(new IllegalStateException(new StatusRuntimeException(Status.UNAVAILABLE))))
                .isPresent();
        assertThat(outages.find(new StatusRuntimeException(Status.INVALID_ARGUMENT)))
                .isEmpty();
    }

    @Test
    void findsWhatAnotherNodeNoted() {
        var note = new RefusalNote(ProblemCode.UNAVAILABLE, "away");

        assertThat(outages.find(new CommandExecutionException("away", null, note)))
                .isPresent();
        assertThat(outages.find(new QueryExecutionException("away", null, note)))
                .isPresent();
        assertThat(outages.find(new CommandExecutionException("no", null, new RefusalNote(ProblemCode.CONFLICT, "no"))))
                .isEmpty();
        assertThat(outages.find(new QueryExecutionException("a bug", null))).isEmpty();
    }
}
