package com.mailboxkit.web.session;

import com.mailboxkit.kernel.session.SessionId;
import com.mailboxkit.kernel.session.SessionKind;
import org.jspecify.annotations.Nullable;

/// The session by which somebody calls.
///
/// @param owner mailbox of the owner, in the form in which mailboxes are compared; null for the other kinds
public record CallerSession(
        SessionId id, SessionKind kind, @Nullable String owner) {}
