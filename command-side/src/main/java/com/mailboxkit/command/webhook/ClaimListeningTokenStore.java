package com.mailboxkit.command.webhook;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.axonframework.eventhandling.tokenstore.TokenStore;

/// Tells when this node begins to work on a stream of events. Axon says so nowhere, but asks the token store
/// where to begin, and only then.
final class ClaimListeningTokenStore {

    private static final String BEGINNING = "fetchToken";

    private ClaimListeningTokenStore() {}

    /// @param store what does all the work
    static TokenStore noticed(TokenStore store, Runnable beginning) {
        return (TokenStore) Proxy.newProxyInstance(
                TokenStore.class.getClassLoader(), new Class<?>[] {TokenStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals(BEGINNING)) {
                        beginning.run();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }
}
