package com.mailboxkit.smtp.submission;

import com.mailboxkit.kernel.apikey.ApiKeyQuery.FindKeyHolder;
import com.mailboxkit.kernel.apikey.ApiKeyQuery.KeyHolder;
import com.mailboxkit.kernel.apikey.KeyHash;
import com.mailboxkit.smtp.session.Logins;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Predicate;
import org.subethamail.smtp.RejectException;

/// Lets in who has an API key. Only its hash is kept, for the transactions to come.
final class KeyLogins implements Logins {

    static final String USER = "apikey";

    private static final String KEY_PREFIX = "mbk_"; // what is no key needs no look-up

    private final Platform platform;
    private final Predicate<InetAddress> plain;

    /// @param plain from where passwords are taken unencrypted
    KeyLogins(Platform platform, Predicate<InetAddress> plain) {
        this.platform = platform;
        this.plain = plain;
    }

    @Override
    public Optional<Object> check(String user, String password) throws RejectException {
        if (!user.equals(USER) || !password.startsWith(KEY_PREFIX)) {
            return Optional.empty();
        }
        var hash = KeyHash.of(password);
        return platform.find(new FindKeyHolder(hash), KeyHolder.class).map(holder -> hash);
    }

    @Override
    public boolean mayBePlain(InetAddress client) {
        return plain.test(client);
    }
}
