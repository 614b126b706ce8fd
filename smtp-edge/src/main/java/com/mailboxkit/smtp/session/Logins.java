package com.mailboxkit.smtp.session;

import java.net.InetAddress;
import java.util.Optional;
import org.subethamail.smtp.RejectException;

/// Decides who may log in (RFC 4954).
public interface Logins {

    /// @return who it is; empty where user or password is wrong
    /// @throws RejectException where that cannot be found out now
    Optional<Object> check(String user, String password) throws RejectException;

    /// Whether nobody on the way from there can read a password that is not encrypted.
    boolean mayBePlain(InetAddress client);
}
