package com.mailboxkit.kernel.problem;

/// A refusal on its way between processes: travels as the details of Axon's `CommandExecutionException`, which is all
/// that Axon Server hands over of an exception.
public record RefusalNote(ProblemCode code, String message) {}
