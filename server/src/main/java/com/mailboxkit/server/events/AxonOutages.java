package com.mailboxkit.server.events;

import com.mailboxkit.kernel.problem.ProblemCode;
import com.mailboxkit.kernel.problem.RefusalNote;
import com.mailboxkit.web.outage.OutageDetector;
import io.axoniq.axonserver.connector.impl.StreamClosedException;
import io.axoniq.axonserver.connector.impl.StreamTimeoutException;
import io.axoniq.axonserver.connector.impl.StreamUnexpectedlyCompletedException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.EnumSet;
import java.util.Set;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.axonserver.connector.ErrorCode;
import org.axonframework.axonserver.connector.query.AxonServerQueryDispatchException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.distributed.CommandBusConnectorCommunicationException;
import org.axonframework.commandhandling.distributed.CommandDispatchException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.lifecycle.ShutdownInProgressException;
import org.axonframework.messaging.ExecutionException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.queryhandling.NoHandlerForQueryException;

/// Axon Server, and the nodes behind it that handle commands and queries. A node that dies in the midst of a command
/// arrives as [ErrorCode#OTHER]: the connector has no code for it.
final class AxonOutages implements OutageDetector {

    /// What Axon Server says to a request that it will never take.
    private static final Set<ErrorCode> LASTING = EnumSet.of(
            ErrorCode.AUTHENTICATION_TOKEN_MISSING,
            ErrorCode.AUTHENTICATION_INVALID_TOKEN,
            ErrorCode.UNSUPPORTED_INSTRUCTION,
            ErrorCode.INVALID_EVENT_SEQUENCE,
            ErrorCode.EVENT_PAYLOAD_TOO_LARGE,
            ErrorCode.GRPC_MESSAGE_TOO_LARGE,
            ErrorCode.VALIDATION_FAILED);

    private static final Set<Status.Code> BROKEN = EnumSet.of(
            Status.Code.UNAVAILABLE,
            Status.Code.DEADLINE_EXCEEDED,
            Status.Code.CANCELLED,
            Status.Code.ABORTED,
            Status.Code.RESOURCE_EXHAUSTED,
            Status.Code.INTERNAL); // a stream that was reset

    @Override
    public boolean detects(Throwable failure) {
        return switch (failure) {
            case HandlerExecutionException noted -> isOutageThere(noted);
            case CommandDispatchException notSent -> true;
            case CommandBusConnectorCommunicationException notSent -> true;
            case NoHandlerForCommandException noNode -> true;
            case AxonServerQueryDispatchException notSent -> true;
            case NoHandlerForQueryException noNode -> true;
            case ShutdownInProgressException stopping -> true;
            case ExecutionException late -> true; // not appended in time
            case LockAcquisitionFailedException late -> true;
            case AxonServerException said -> !LASTING.contains(said.errorCode());
            case io.axoniq.axonserver.connector.AxonServerException said ->
                !LASTING.contains(ErrorCode.getFromCode(said.getErrorCategory().errorCode()));
            case StreamClosedException broken -> true;
            case StreamTimeoutException late -> true;
            case StreamUnexpectedlyCompletedException broken -> true;
            case StatusRuntimeException status ->
                BROKEN.contains(status.getStatus().getCode());
            default -> false;
        };
    }

    /// Whether the node that handled it wrote so into the details: see [OutageNotes].
    private static boolean isOutageThere(HandlerExecutionException failure) {
        return failure.getDetails()
                .filter(details -> details instanceof RefusalNote note && note.code() == ProblemCode.UNAVAILABLE)
                .isPresent();
    }
}
