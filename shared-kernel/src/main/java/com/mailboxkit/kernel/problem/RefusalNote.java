package com.mailboxkit.kernel.problem;

/// A refusal on its way between processes: it travels as the details of Axon's `CommandExecutionException`, the
/// only part of an exception that Axon Server transfers.
public record RefusalNote(ProblemCode code, String message) {}
