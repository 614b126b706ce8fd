package com.mailboxkit.web;

/// The envelope of a single result.
public record Data<T>(T data) {}
